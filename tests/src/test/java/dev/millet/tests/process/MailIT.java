package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.testing.SmtpServer;
import dev.millet.tests.Api;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** Mail is set up through the API while the instance serves, and a test message arrives. */
public final class MailIT {

  private static final String MAIL = "/api/v1/mail";

  @Test
  public void mailIsSetUpWhileTheInstanceServesAndAMessageArrives() throws Exception {
    try (SmtpServer server = SmtpServer.start();
        MilletProcess millet = MilletProcess.run().ready()) {
      Api api = new Api(millet.address("/"));
      String operator = Api.text(Files.readString(millet.data().resolve("instance.json")), "token");
      assertTrue(api.get(MAIL, operator).body().contains("\"missing\":\"host\""));
      assertEquals(
          409,
          api.post(MAIL + "/test", operator, "{\"address\":\"lee@example.com\"}").statusCode());

      String tag = api.get("/api/v1/settings", operator).headers().firstValue("ETag").get();
      HttpResponse<String> changed =
          api.change(
              "PATCH",
              "/api/v1/settings",
              operator,
              tag,
              """
              {"values": {
                "site.address": "https://ideas.example.com",
                "mail.host": "127.0.0.1",
                "mail.port": "%d",
                "mail.security": "none",
                "mail.user": "ideas",
                "mail.password": "pa55w0rd",
                "mail.from.address": "ideas@example.com"}}"""
                  .formatted(server.port()));
      assertEquals(changed.body(), 200, changed.statusCode());
      String status = api.get(MAIL, operator).body();
      assertTrue(status, status.contains("\"setUp\":true"));

      HttpResponse<String> sent =
          api.post(MAIL + "/test", operator, "{\"address\":\"lee@example.com\"}");
      assertEquals(sent.body(), 204, sent.statusCode());
      String message = server.await(1).get(0);
      assertTrue(message, message.contains("From: Millet <ideas@example.com>"));
      assertTrue(message, message.contains("multipart/alternative"));
      assertTrue(message, message.contains("Subject: Test message"));

      assertFalse(api.get("/api/v1/settings", operator).body().contains("pa55w0rd"));
      assertFalse(millet.output().contains("pa55w0rd"));
      assertEquals("no file has the password in the clear", "", filesWith(millet, "pa55w0rd"));
    }
  }

  private static String filesWith(MilletProcess millet, String text) throws Exception {
    try (Stream<Path> files = Files.walk(millet.data())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> has(file, text))
          .map(Path::toString)
          .collect(Collectors.joining(", "));
    }
  }

  private static boolean has(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      return false;
    }
  }
}
