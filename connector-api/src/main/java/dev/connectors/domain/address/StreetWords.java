package dev.connectors.domain.address;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Words of street addresses and their standard forms: USPS Publication 28, appendices C1 (suffixes), B and C2 (directions, units). */
final class StreetWords {

    /** Standard abbreviation, then the other spellings. */
    private static final String SUFFIXES = """
            ALY ALLEY ALLY
            AVE AVENUE AV AVEN AVN
            BLVD BOULEVARD BOUL BOULV BL
            BND BEND
            BLF BLUFF
            BR BRANCH
            BRG BRIDGE
            BRK BROOK
            CSWY CAUSEWAY
            CIR CIRCLE CIRC CRCL
            CLF CLIFF
            CLB CLUB
            CMN COMMON
            COR CORNER
            CT COURT CRT
            CTS COURTS
            CV COVE
            CRK CREEK
            CRES CRESCENT CRSENT
            XING CROSSING CRSSNG
            CURV CURVE
            DL DALE
            DR DRIVE DRV DRIV
            EST ESTATE
            ESTS ESTATES
            EXPY EXPRESSWAY EXPRESS EXPR
            EXT EXTENSION
            FLS FALLS
            FRY FERRY
            FLD FIELD
            FLDS FIELDS
            FLT FLAT
            FRD FORD
            FRST FOREST
            FRK FORK
            FWY FREEWAY
            GDN GARDEN
            GDNS GARDENS
            GTWY GATEWAY
            GLN GLEN
            GRN GREEN
            GRV GROVE
            HBR HARBOR
            HVN HAVEN
            HTS HEIGHTS HT
            HWY HIGHWAY HIWAY HWAY
            HL HILL
            HLS HILLS
            HOLW HOLLOW
            INLT INLET
            IS ISLAND
            ISLE ISLES
            JCT JUNCTION
            KNL KNOLL
            KNLS KNOLLS
            LK LAKE
            LKS LAKES
            LNDG LANDING
            LN LANE LA
            LOOP LOOPS
            MALL
            MNR MANOR
            MDW MEADOW
            MDWS MEADOWS
            ML MILL
            MTN MOUNTAIN MNTN
            MT MOUNT
            ORCH ORCHARD
            OVAL OVL
            PARK PRK PARKS
            PKWY PARKWAY PKY PARKWY
            PASS
            PATH PATHS
            PIKE PIKES
            PNE PINE
            PL PLACE
            PLN PLAIN
            PLZ PLAZA
            PT POINT
            PRT PORT
            PR PRAIRIE
            RNCH RANCH
            RDG RIDGE
            RIV RIVER
            RD ROAD
            RDS ROADS
            RTE ROUTE
            ROW
            RUN
            SHR SHORE
            SHRS SHORES
            SKWY SKYWAY
            SPG SPRING
            SPGS SPRINGS
            SPUR SPURS
            SQ SQUARE SQR
            STA STATION
            STRM STREAM
            ST STREET STR STRT
            SMT SUMMIT
            TER TERRACE TERR
            TRCE TRACE
            TRAK TRACK
            TRL TRAIL TR
            TPKE TURNPIKE TRNPK
            VLY VALLEY
            VW VIEW
            VLG VILLAGE VILL
            VIS VISTA VST
            WALK WALKS
            WAY WY
            WAYS
            WLS WELLS
            """;

    private static final String DIRECTIONS = """
            N NORTH
            S SOUTH
            E EAST
            W WEST
            NE NORTHEAST
            NW NORTHWEST
            SE SOUTHEAST
            SW SOUTHWEST
            """;

    private static final Map<String, String> SUFFIX = table(SUFFIXES);
    private static final Map<String, String> DIRECTION = table(DIRECTIONS);
    private static final Set<String> UNIT = Set.of(
            "APT",
            "APARTMENT",
            "UNIT",
            "STE",
            "SUITE",
            "RM",
            "ROOM",
            "FL",
            "FLOOR",
            "BLDG",
            "BUILDING",
            "LOT",
            "SPC",
            "SPACE",
            "TRLR",
            "TRAILER",
            "PH",
            "PENTHOUSE",
            "NO",
            "NUMBER",
            "#");
    /** Those that nearly always end a street, where a text does not say where it ends. */
    private static final Set<String> USUAL = Set.of(
            "ST", "AVE", "DR", "RD", "LN", "CT", "BLVD", "WAY", "PL", "CIR", "TER", "PKWY", "HWY", "TRL", "LOOP", "CV");

    private StreetWords() {}

    /** The standard abbreviation of a suffix in capitals; empty text where it is none. */
    static String suffix(String word) {
        return SUFFIX.getOrDefault(word, "");
    }

    /** The standard abbreviation of a direction in capitals; empty text where it is none. */
    static String direction(String word) {
        return DIRECTION.getOrDefault(word, "");
    }

    static boolean isUnit(String word) {
        return UNIT.contains(word);
    }

    static boolean isUsual(String suffix) {
        return USUAL.contains(suffix);
    }

    private static Map<String, String> table(String lines) {
        var table = new HashMap<String, String>();
        for (var line : lines.lines().toList()) {
            var words = line.split(" ");
            for (var word : words) {
                table.put(word, words[0]);
            }
        }
        return Map.copyOf(table);
    }
}
