package dev.millet.gateway.idempotency;

import static org.junit.Assert.assertEquals;

import dev.millet.api.database.Database;
import dev.millet.api.members.MemberData;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class KeptRepliesTest {

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private final Database database;

  public KeptRepliesTest(TestDatabase test) {
    database = test.database();
  }

  @Test
  public void theAnswersToWhoHasGoneGoTooAndNoOthers() throws Exception {
    keep(KeyedRequest.caller(4), "one");
    keep(KeyedRequest.caller(4), "two");
    keep(KeyedRequest.caller(44), "one");
    keep("operator", "one");
    MemberData data = new KeptReplies(() -> database).memberData();
    assertEquals(2, ((List<?>) data.exporter().export(4)).size());
    while (!data.erasure().eraseSome(4)) {
      continue;
    }

    assertEquals(List.of(), data.exporter().export(4));
    assertEquals(List.of("member:44", "operator"), callers());
  }

  private void keep(String caller, String key) {
    KeyedRequest request = new KeyedRequest(caller, key, "hash");
    database.write(
        handle -> new ReplyStore(database.dialect()).claim(handle, request, Instant.now()));
  }

  private List<String> callers() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT caller FROM gateway_idempotency ORDER BY caller")
                .mapTo(String.class)
                .list());
  }
}
