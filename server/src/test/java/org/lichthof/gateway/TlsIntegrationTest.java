package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.protocol.v1.ClientMessage;
import org.lichthof.protocol.v1.ServerMessage;

/** The server's own TLS, with a certificate as keytool makes it. */
class TlsIntegrationTest {
    private static final String PASSWORD = "only for this test";

    @TempDir
    Path folder;

    @Test
    void pagesAndWebSocketsComeByTls() throws Exception {
        KeyStore own = selfSigned();
        try (var house = house(own).open()) {
            HttpClient browser =
                    HttpClient.newBuilder().sslContext(trusting(own)).build();
            var page = browser.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + house.port() + "/healthz"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(200, page.statusCode());
            assertTrue(page.headers().firstValue("strict-transport-security").isPresent());

            try (var ann = LichthofClient.connectSecurely(browser, house.port())) {
                ann.send(ClientMessage.newBuilder().setHello(LichthofClient.hello("Ann")));
                ann.awaitMessage("a welcome", ServerMessage::hasWelcome);
                ann.settle();
            }
        }
    }

    @Test
    void aCertificateThatIsNoneIsNamedWithTheRemedy() throws Exception {
        var house = house(selfSigned());
        Files.writeString(folder.resolve("certificate.pem"), "not a certificate");
        var refused = assertThrows(IOException.class, house::open);
        assertTrue(refused.getMessage().contains("certificate.pem"), refused.getMessage());
        assertTrue(refused.getMessage().contains("PKCS#8"), refused.getMessage());
        house.close();
    }

    private OpenHouse house(KeyStore own) throws Exception {
        pem(
                folder.resolve("certificate.pem"),
                "CERTIFICATE",
                own.getCertificate("us").getEncoded());
        pem(
                folder.resolve("key.pem"),
                "PRIVATE KEY",
                own.getKey("us", PASSWORD.toCharArray()).getEncoded());
        return new OpenHouse(folder.resolve("store"))
                .with(
                        "LICHTHOF_TLS_CERTIFICATE",
                        folder.resolve("certificate.pem").toString())
                .with("LICHTHOF_TLS_KEY", folder.resolve("key.pem").toString());
    }

    private KeyStore selfSigned() throws Exception {
        Path store = folder.resolve("own.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "us",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), said);
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private static SSLContext trusting(KeyStore certificates) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("us", certificates.getCertificate("us"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static void pem(Path file, String what, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    }
}
