package dev.millet.mail.queue;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.database.archive.Archives;
import dev.millet.mail.PostOffice;
import dev.millet.modules.JacksonJson;
import dev.millet.platform.api.mail.MailBody;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.platform.api.mail.MailRecipient;
import dev.millet.platform.api.mail.MailState;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A backup knows of messages; a site that is made from it sends none by itself. */
public final class ArchivedMailTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static Archives archives(TestDatabase test) {
    return new Archives(test.engine(), new JacksonJson(), "1.0.0", List::of);
  }

  private static Map<String, String> entries(Path archive) throws Exception {
    Map<String, String> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }

  @Test
  public void noSecretIsInABackupAndNothingOfItIsSentAgain() throws Exception {
    TestDatabase from = TestDatabase.hsqldb();
    TestDatabase to = TestDatabase.hsqldb();
    PostOffice before = new PostOffice(from.database(), 1);
    long plain = before.queue(PostOffice.message("lee@example.com"));
    long secret =
        before.queue(
            MailMessage.of(
                    "members.reset",
                    MailRecipient.of("mia@example.com"),
                    Locale.ENGLISH,
                    "Reset",
                    MailBody.empty().code("493 201"))
                .withSecretBody());
    String sealed = sealed(from.database());
    long link = before.queue(PostOffice.message("kim@example.com").withUnsubscribe("/off/t0k3n"));
    Path archive = folder.getRoot().toPath().resolve("archive.zip");
    try (var out = Files.newOutputStream(archive)) {
      archives(from).write(out);
    }
    Map<String, String> entries = entries(archive);
    assertTrue(entries.keySet().toString(), entries.containsKey("tables/mail_messages.ndjson"));
    assertFalse(entries.keySet().toString(), entries.keySet().toString().contains("local"));
    entries.values().forEach(content -> assertFalse(content.contains(sealed)));
    entries.values().forEach(content -> assertFalse(content.contains("t0k3n")));
    archives(to).restore(archive, (done, total) -> {});

    PostOffice after = new PostOffice(to.database(), 1);
    assertEquals(List.of(), after.claims.claim("a", new Claims.Limits(10, 0)));
    after.upkeep.run();
    assertEquals(MailState.UNCERTAIN, after.state(plain));
    assertEquals(MailState.EXPIRED, after.state(secret));
    assertEquals(MailState.EXPIRED, after.state(link));
  }

  private static String sealed(Database database) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT sealed FROM mail_local_outbox WHERE sealed IS NOT NULL")
                .mapTo(String.class)
                .one());
  }
}
