package dev.connectors.auth;

import dev.connectors.spi.Auth;
import dev.connectors.spi.OAuth;
import dev.connectors.spi.Origin;
import dev.connectors.spi.Provider;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules about a provider's servers: a stand-in replaces all or none, so that a real token never reaches a stand-in nor the
 * other way round.
 */
final class Servers {

    private Servers() {}

    /** The servers that a provider declares. */
    static Endpoints of(Provider provider) {
        var all = Endpoints.none();
        for (var origin : provider.origins()) {
            all = all.origin(origin.name(), origin.base().toString());
        }
        if (provider.auth() instanceof OAuth oauth) {
            return new Endpoints(
                    all.origins(),
                    Optional.of(oauth.authorizationEndpoint()),
                    Optional.of(oauth.tokenEndpoint()),
                    oauth.revocationEndpoint(),
                    oauth.userInfoEndpoint(),
                    oauth.issuer());
        }
        return all;
    }

    /** The provider with other servers. */
    static Provider replace(Provider declared, Endpoints other) {
        var own = of(declared);
        var faults = new ArrayList<String>();
        for (var name : own.origins().keySet()) {
            if (!other.origins().containsKey(name)) {
                faults.add("the origin '" + name + "' is not replaced");
            }
        }
        for (var name : other.origins().keySet()) {
            if (!own.origins().containsKey(name)) {
                faults.add("there is no origin '" + name + "' to replace");
            }
        }
        bothOrNeither("authorization endpoint", own.authorization(), other.authorization(), faults);
        bothOrNeither("token endpoint", own.token(), other.token(), faults);
        bothOrNeither("revocation endpoint", own.revocation(), other.revocation(), faults);
        if (own.userInfo().isEmpty() && other.userInfo().isPresent()) { // left out, the stand-in has none
            faults.add("there is no UserInfo endpoint to replace");
        }
        var ownHosts = hosts(own);
        urls(other).forEach((name, url) -> {
            if (host(url).filter(host -> isAmong(host, ownHosts)).isPresent()) {
                faults.add("the " + name + " is still one of the provider's own servers");
            }
        });
        refuse(declared, "replace all of its servers or none: ", faults);
        return declared.at(auth(declared, other), origins(declared, other));
    }

    private static void bothOrNeither(String name, Optional<URI> own, Optional<URI> other, List<String> faults) {
        if (own.isPresent() && other.isEmpty()) {
            faults.add("the " + name + " is not replaced");
        }
        if (own.isEmpty() && other.isPresent()) {
            faults.add("there is no " + name + " to replace");
        }
    }

    private static Auth auth(Provider declared, Endpoints other) {
        if (!(declared.auth() instanceof OAuth oauth)) {
            return declared.auth();
        }
        var authorization = other.authorization().orElseThrow();
        var token = other.token().orElseThrow();
        var issuers = new HashSet<>(other.issuers());
        if (issuers.isEmpty()) {
            issuers.addAll(oauth.issuer());
            issuers.add(originOf(authorization));
            issuers.add(originOf(token));
        }
        return oauth.at(authorization, token, other.revocation(), other.userInfo(), issuers);
    }

    private static List<Origin> origins(Provider declared, Endpoints other) {
        return declared.origins().stream()
                .map(origin -> new Origin(
                        origin.name(),
                        Optional.ofNullable(other.origins().get(origin.name())).orElseThrow(),
                        origin.bearer(),
                        false)) // hosts below a stand-in are nobody's
                .toList();
    }

    /** Refuses servers that are not spoken to with https, and stand-ins that the host does not permit. */
    static void requireSound(Provider provider, StandIns permitted, boolean standIn) {
        var faults = new ArrayList<String>();
        urls(of(provider)).forEach((name, url) -> {
            var loopback = host(url).filter(Servers::isLoopback).isPresent();
            var https = "https".equalsIgnoreCase(url.getScheme());
            var http = "http".equalsIgnoreCase(url.getScheme());
            if (host(url).isEmpty()
                    || url.getRawUserInfo() != null
                    || url.getRawFragment() != null
                    || !(https || http)) {
                faults.add("the " + name + " must be https://host[:port]/path");
            } else if (http && !(standIn && loopback && permitted.plainHttp())) {
                faults.add(
                        standIn && loopback
                                ? "the " + name + " is plain http, and that is not switched on"
                                : "the " + name + " must be https");
            } else if (standIn && !loopback && !permitted.elsewhere()) {
                faults.add("the " + name + " is a stand-in that is not on this machine, and that is not switched on");
            }
        });
        refuse(provider, "", faults);
    }

    /** 128 bits over all servers. */
    static String hash(Provider standIn) {
        var text = new StringBuilder();
        urls(of(standIn))
                .forEach(
                        (name, url) -> text.append(name).append(' ').append(url).append('\n'));
        return Codes.sha256(text.toString()).substring(0, 22);
    }

    private static Map<String, URI> urls(Endpoints endpoints) {
        var urls = new LinkedHashMap<String, URI>();
        endpoints.origins().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(origin -> urls.put("origin '" + origin.getKey() + "'", origin.getValue()));
        endpoints.authorization().ifPresent(url -> urls.put("authorization endpoint", url));
        endpoints.token().ifPresent(url -> urls.put("token endpoint", url));
        endpoints.revocation().ifPresent(url -> urls.put("revocation endpoint", url));
        endpoints.userInfo().ifPresent(url -> urls.put("UserInfo endpoint", url));
        return urls;
    }

    private static Set<String> hosts(Endpoints endpoints) {
        var hosts = new HashSet<String>();
        urls(endpoints).values().forEach(url -> host(url).ifPresent(hosts::add));
        return hosts;
    }

    private static boolean isAmong(String host, Set<String> own) {
        return own.stream().anyMatch(mine -> host.equals(mine) || host.endsWith("." + mine));
    }

    private static Optional<String> host(URI url) {
        return Optional.ofNullable(url.getHost()).map(host -> {
            var lower = host.toLowerCase(Locale.ROOT);
            return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        });
    }

    /** Of literal addresses and {@code localhost} (RFC 6761 section 6.3); no name is looked up. */
    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("[::1]")
                || host.matches(
                        "127\\.(\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])(\\.(\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])){2}");
    }

    private static String originOf(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private static void refuse(Provider provider, String rule, List<String> faults) {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(provider.id() + ": " + rule + String.join("; ", faults) + ".");
        }
    }
}
