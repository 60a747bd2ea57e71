package org.lichthof.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.yaml.Mistake;
import org.lichthof.yaml.PageRefused;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void nothingHasToBeSet() {
        Settings settings = Settings.defaults();
        assertEquals("0.0.0.0", settings.server().bind());
        assertEquals(8080, settings.server().port());
        assertEquals(Path.of("data"), settings.data());
        assertEquals(Optional.empty(), settings.server().tls());
        assertEquals(List.of(), settings.server().trustedProxies());
        assertEquals(1_000, settings.limits().textLength());
        assertEquals(60, settings.room().resumeSeconds());
        assertEquals(1.0, settings.chat().perSecond());
        assertEquals(Settings.MetricsAccess.TRUSTED, settings.metrics());
    }

    @Test
    void theFileSetsAndTheEnvironmentWins() throws Exception {
        Path file = write("""
                port: 9000
                bind: 127.0.0.1
                trustedProxies: [10.0.0.0/8, "::1"]
                publicUrl: https://town.example/
                transport: nio
                limits:
                  frameBytes: 32_768
                chat:
                  perSecond: 0.5
                """);
        Settings settings = Settings.load(
                Optional.of(file), Map.of("LICHTHOF_PORT", "9001", "LICHTHOF_CHAT_ROOM_DAYS", "7", "HOME", "/"));

        assertEquals(9001, settings.server().port());
        assertEquals("127.0.0.1", settings.server().bind());
        assertEquals(2, settings.server().trustedProxies().size());
        assertEquals(Optional.of("https://town.example"), settings.server().publicUrl());
        assertEquals(Settings.Transport.NIO, settings.server().transport());
        assertEquals(32_768, settings.limits().frameBytes());
        assertEquals(0.5, settings.chat().perSecond());
        assertEquals(7, settings.chat().roomDays());
    }

    @Test
    void aListInTheEnvironmentHasCommas() {
        Settings settings = Settings.load(
                Optional.empty(), Map.of("LICHTHOF_ALLOWED_ORIGINS", "https://a.example, https://B.example:8443"));
        assertEquals(
                List.of("https://a.example", "https://b.example:8443"),
                settings.server().allowedOrigins());
    }

    @Test
    void allMistakesAreToldAtOnce() throws Exception {
        Path file = write("""
                prot: 8080
                port: 99999
                trustedProxies: [example.org]
                tls:
                  certificate: none.pem
                limits: 5
                room:
                  walkSpeed: 500
                  runSpeed: 400
                chat:
                  perSecond: much
                logLevel: loud
                colour: red
                """);
        List<Mistake> mistakes = mistakes(Optional.of(file), Map.of("LICHTHOF_DEMO", "perhaps", "LICHTHOF_EVNTS", "x"));

        assertTold(mistakes, ":1", "'prot'", "'port'");
        assertTold(mistakes, ":2", "from 0 to 65535", "8080");
        assertTold(mistakes, ":3", "'example.org'", "");
        assertTold(mistakes, ":5", "there is none at 'none.pem'", "");
        assertTold(mistakes, ":6", "'limits' is a group", "frameBytes");
        assertTold(mistakes, ":9", "below 'room.walkSpeed'", "larger");
        assertTold(mistakes, ":11", "'much'", "1");
        assertTold(mistakes, ":12", "error, warn, info, debug, trace", "info");
        assertTold(mistakes, ":13", "'colour'", "docs/operating.md");
        assertTold(mistakes, "LICHTHOF_DEMO", "'perhaps'", "true");
        assertTold(mistakes, "LICHTHOF_EVNTS", "no such setting", "LICHTHOF_EVENTS");
        assertEquals(11, mistakes.size(), mistakes::toString);
    }

    @Test
    void certificateAndKeyBelongTogether() throws Exception {
        Path pem = Files.writeString(folder.resolve("c.pem"), "x");
        List<Mistake> mistakes = mistakes(Optional.empty(), Map.of("LICHTHOF_TLS_CERTIFICATE", pem.toString()));
        assertTold(mistakes, "LICHTHOF_TLS_CERTIFICATE", "'tls.key' is not", "both");

        Settings both = Settings.load(
                Optional.empty(),
                Map.of("LICHTHOF_TLS_CERTIFICATE", pem.toString(), "LICHTHOF_TLS_KEY", pem.toString()));
        assertEquals(Optional.of(new Settings.Tls(pem, pem)), both.server().tls());
    }

    @Test
    void aNamedFileMustBeThere() {
        List<Mistake> mistakes = mistakes(Optional.of(folder.resolve("none.yaml")), Map.of());
        assertTold(mistakes, "none.yaml", "no such file", "path");
    }

    @Test
    void whatKubernetesSaysOfAServiceIsNoMistakeOfTheOperator() {
        Map<String, String> environment = Map.of(
                "LICHTHOF_SERVICE_HOST", "10.0.0.1",
                "LICHTHOF_PORT_8080_TCP", "tcp://10.0.0.1:8080",
                "LICHTHOF_PORT_8080_TCP_PROTO", "tcp");
        assertEquals(8080, Settings.load(Optional.empty(), environment).server().port());
        // Here it hides a setting of ours, so the remedy is named.
        assertTold(
                mistakes(Optional.empty(), Map.of("LICHTHOF_PORT", "tcp://10.0.0.1:8080")),
                "LICHTHOF_PORT",
                "whole number",
                "enableServiceLinks");
    }

    @Test
    void anEventsFolderThatWasNamedMustBeThere() {
        assertTold(
                mistakes(
                        Optional.empty(),
                        Map.of("LICHTHOF_EVENTS", folder.resolve("none").toString())),
                "LICHTHOF_EVENTS",
                "there is none at",
                "");
        assertEquals(Path.of("events"), Settings.defaults().events());
    }

    @Test
    void everyDefaultIsWithinItsOwnRange() {
        SettingsTable.ALL.forEach(Setting::standardValue);
        assertEquals(
                SettingsTable.ALL.size(),
                SettingsTable.ALL.stream().map(Setting::variable).distinct().count());
    }

    @Test
    void anAddressRangeHoldsWhatBeginsLikeIt() throws Exception {
        AddressRange ten = AddressRange.parse("10.0.0.0/8").orElseThrow();
        assertTrue(ten.contains(InetAddress.ofLiteral("10.200.3.4")));
        assertTrue(ten.contains(InetAddress.getByAddress(
                new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 10, 1, 1, 1})));
        assertEquals(false, ten.contains(InetAddress.ofLiteral("11.0.0.1")));
        assertEquals(false, ten.contains(InetAddress.ofLiteral("::1")));
        assertTrue(AddressRange.parse("fd00::/9").orElseThrow().contains(InetAddress.ofLiteral("fd7f::1")));
        assertEquals(false, AddressRange.parse("fd00::/9").orElseThrow().contains(InetAddress.ofLiteral("fd80::1")));
        for (String wrong : List.of("10.0.0.0/33", "example.org", "10.0.0.0/x", "", "/8", "10.0.0.0/-1")) {
            assertEquals(Optional.empty(), AddressRange.parse(wrong), wrong);
        }
    }

    private Path write(String text) throws Exception {
        return Files.writeString(folder.resolve("lichthof.yaml"), text);
    }

    private static List<Mistake> mistakes(Optional<Path> file, Map<String, String> environment) {
        return assertThrows(PageRefused.class, () -> Settings.load(file, environment))
                .mistakes();
    }

    private static void assertTold(List<Mistake> mistakes, String place, String what, String remedy) {
        assertTrue(
                mistakes.stream()
                        .anyMatch(mistake -> mistake.place().endsWith(place)
                                && mistake.what().contains(what)
                                && mistake.remedy().contains(remedy)),
                () -> "nothing about " + place + ", " + what + ", " + remedy + " in\n" + mistakes);
    }
}
