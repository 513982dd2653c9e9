package dev.connectors.domain.address;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The time zone of a place in the United States, where state and postal code leave no doubt. Pure.
 *
 * <p>Zones follow counties (49 CFR part 71), and postal codes do not, so where the first three digits of a code lie on both sides of a
 * line the answer is empty: a showing at the wrong hour is worse than a question. Names are those of the IANA database; offsets are left
 * to whoever computes with them.
 */
public final class UsTimeZones {

    private static final String EASTERN = "America/New_York";
    private static final String CENTRAL = "America/Chicago";
    private static final String MOUNTAIN = "America/Denver";
    private static final String PACIFIC = "America/Los_Angeles";
    private static final String UNCERTAIN = "";

    /** States, the district and the territories: the zone of all of it, or of what no exception names. */
    private static final Map<String, String> STATES = states();

    /** The first three digits of codes that lie elsewhere than most of their state, or on both sides of a line. */
    private static final Map<String, String> EXCEPTIONS = exceptions();

    private UsTimeZones() {}

    /**
     * The zone.
     *
     * @param state two letters
     * @param postalCode five digits or more; empty where it is not known
     * @return empty where it is not certain
     */
    public static Optional<ZoneId> of(String state, String postalCode) {
        var key = state.strip().toUpperCase(Locale.ROOT);
        var most = STATES.get(key);
        if (most == null) {
            return Optional.empty();
        }
        if (!isDivided(key)) {
            return Optional.of(ZoneId.of(most));
        }
        var code = postalCode.strip();
        if (!code.matches("\\d{5}.*")) {
            return Optional.empty();
        }
        var zone = EXCEPTIONS.getOrDefault(key + code.substring(0, 3), most);
        return zone.equals(UNCERTAIN) ? Optional.empty() : Optional.of(ZoneId.of(zone));
    }

    private static boolean isDivided(String state) {
        return EXCEPTIONS.keySet().stream().anyMatch(key -> key.startsWith(state));
    }

    private static Map<String, String> states() {
        var zones = new HashMap<String, String>();
        put(zones, EASTERN, "CT DC DE FL GA KY MA MD ME NC NH NJ NY OH PA RI SC VA VT WV");
        put(zones, CENTRAL, "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI");
        put(zones, MOUNTAIN, "CO MT NM UT WY");
        put(zones, PACIFIC, "CA NV OR WA");
        put(zones, "America/Boise", "ID");
        put(zones, "America/Phoenix", "AZ");
        put(zones, "America/Detroit", "MI");
        put(zones, "America/Indiana/Indianapolis", "IN");
        put(zones, "America/Anchorage", "AK");
        put(zones, "Pacific/Honolulu", "HI");
        put(zones, "America/Puerto_Rico", "PR VI");
        put(zones, "Pacific/Guam", "GU MP");
        put(zones, "Pacific/Pago_Pago", "AS");
        return Map.copyOf(zones);
    }

    private static Map<String, String> exceptions() {
        var zones = new HashMap<String, String>();
        except(zones, "AK", "995 996", UNCERTAIN); // the western Aleutians
        except(zones, "AZ", "860 864 865", UNCERTAIN); // the Navajo Nation keeps daylight time
        except(zones, "FL", "325", CENTRAL);
        except(zones, "FL", "323 324", UNCERTAIN);
        except(zones, "ID", "838", PACIFIC);
        except(zones, "ID", "835", UNCERTAIN);
        except(zones, "IN", "463 464 477", CENTRAL);
        except(zones, "IN", "465 466 469 474 475 476 478 479", UNCERTAIN);
        except(zones, "KS", "677 678 679", UNCERTAIN);
        except(zones, "KY", "420 421 422 423 424", CENTRAL);
        except(zones, "KY", "400 401 402 425 426 427", UNCERTAIN);
        except(zones, "MI", "498 499", UNCERTAIN);
        except(zones, "ND", "585 586 587 588", UNCERTAIN);
        except(zones, "NE", "693", MOUNTAIN);
        except(zones, "NE", "690 691 692", UNCERTAIN);
        except(zones, "NV", "893 898", UNCERTAIN);
        except(zones, "OR", "979", UNCERTAIN);
        except(zones, "SD", "577", MOUNTAIN);
        except(zones, "SD", "575 576", UNCERTAIN);
        except(zones, "TN", "376 377 378 379", EASTERN);
        except(zones, "TN", "373 374 385", UNCERTAIN);
        except(zones, "TX", "799 885", MOUNTAIN);
        except(zones, "TX", "798", UNCERTAIN);
        return Map.copyOf(zones);
    }

    private static void put(Map<String, String> zones, String zone, String states) {
        for (var state : states.split(" ")) {
            zones.put(state, zone);
        }
    }

    private static void except(Map<String, String> zones, String state, String prefixes, String zone) {
        for (var prefix : prefixes.split(" ")) {
            zones.put(state + prefix, zone);
        }
    }
}
