package dev.millet.members.export;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.signup.Applicant;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class DataCopyTest {

  private static final String DATA = "/api/v1/members/me/data";
  private static final String DOWNLOAD = "/members/settings/data/download";

  private final Town town;

  public DataCopyTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void theCopyHasWhatIsKeptOfTheMemberAndNoSecrets() throws Exception {
    String handle = Town.freshHandle();
    Applicant applicant =
        new Applicant(handle, "王小明", Town.PASSWORD, "wang@example.cn", "上海", "zh-CN");
    Member member = town.signUp.trusted(applicant, Set.of(Role.STAFF)).member();
    String session = town.session(member);
    String token = town.tokens.make(member.id(), "my program", Set.of("read"), null).text();
    town.session(town.someone());

    String copy = copy(DATA, member);

    for (String kept :
        List.of(handle, "王小明", "wang@example.cn", "上海", "staff", "my program", "192.0.2.1")) {
      assertTrue(kept + " in " + copy, copy.contains(kept));
    }
    assertFalse(copy.contains(session) || copy.contains(token) || copy.contains("argon2"));
    Map<?, ?> read = town.json.read(copy, Map.class);
    assertEquals(List.of(), read.get("unavailable"));
    Map<?, ?> own = (Map<?, ?>) ((Map<?, ?>) read.get("sections")).get("members");
    assertEquals(1, ((List<?>) own.get("sessions")).size());
    assertEquals(
        copy.replaceAll("\"at\":\"[^\"]*\"", ""),
        copy(DOWNLOAD, member).replaceAll("\"at\":\"[^\"]*\"", ""));
  }

  @Test
  public void itIsAFileThatNoCacheKeeps() throws Exception {
    Reply reply = town.call(FakeRequest.get(DATA).by(town.someone()));

    assertTrue(Town.header(reply, "Content-Disposition").startsWith("attachment;"));
  }

  @Test
  public void everyModuleAddsASectionWhileItIsThere() throws Exception {
    Member member = town.someone();
    town.generations.activate(
        "other", MemberData.of("other", one -> List.of(Map.of("of", one)), one -> {}));
    assertTrue(copy(DATA, member).contains("\"other\":[{\"of\":" + member.id() + "}]"));

    town.generations.remove("other");
    assertFalse(copy(DATA, member).contains("\"other\""));
  }

  @Test
  public void aSectionThatFailsBreaksTheCopyOff() {
    Member member = town.someone();
    town.generations.activate(
        "broken",
        MemberData.of(
            "broken",
            one -> {
              throw new IOException("on purpose");
            },
            one -> {}));
    try {
      assertThrows(IOException.class, () -> copy(DATA, member));
    } finally {
      town.generations.remove("broken");
    }
  }

  private String copy(String path, Member member) throws Exception {
    Reply reply = town.call(FakeRequest.get(path).by(member));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((Reply.Streamed) reply.body()).writer().write(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
