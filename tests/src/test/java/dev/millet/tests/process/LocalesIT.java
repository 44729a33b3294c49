package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** Machines whose language writes other digits or other capital letters. */
public class LocalesIT {

  private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");

  @Test
  public void inTurkishEverythingIsFoundByItsName() throws Exception {
    worksIn("-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Istanbul", "tr_TR.UTF-8");
  }

  @Test
  public void inArabicItStartsAndNumbersAreNumbers() throws Exception {
    worksIn("-Duser.language=ar -Duser.country=EG -Duser.timezone=Africa/Cairo", "ar_EG.UTF-8");
  }

  /** Both as Java takes them from the machine, and as an operator could give them. */
  private static void worksIn(String options, String language) throws Exception {
    try (MilletProcess millet =
        MilletProcess.run()
            .with("MILLET_JAVA_OPTIONS", options)
            .with("LC_ALL", language)
            .with("LANG", language)
            .ready()) {
      assertTrue(millet.output(), millet.output().matches("(?s).*ready after [0-9]+\\.[0-9] s.*"));
      String instance = Files.readString(millet.data().resolve("instance.json"));
      Matcher token = TOKEN.matcher(instance);
      assertTrue(instance, token.find());
      Api api = new Api(millet.address("/"));
      api.product("izin-istanbul", token.group(1));
      String member = api.member("istanbul12", token.group(1));
      long suggestion = api.suggestion("izin-istanbul", "İzin ID 12 你好", member);
      var read = api.get("/api/v1/suggestions/" + suggestion, member);
      assertEquals(read.body(), 200, read.statusCode());
      assertTrue(read.body(), read.body().contains("İzin ID 12 你好"));
      assertEquals(200, api.put("/api/v1/votes/suggestion/" + suggestion, member).statusCode());
    }
  }
}
