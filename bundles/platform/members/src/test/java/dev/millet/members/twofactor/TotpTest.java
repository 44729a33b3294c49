package dev.millet.members.twofactor;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.util.encoders.Base32;
import org.junit.Test;

/** The values of the RFCs, and the window around a moment. */
public final class TotpTest {

  private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  @Test
  public void countersGiveTheValuesOfRfc4226AppendixD() {
    List<String> values =
        List.of(
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583",
            "399871", "520489");
    for (int counter = 0; counter < values.size(); counter++) {
      assertEquals(values.get(counter), Totp.code(KEY, counter, 6));
    }
  }

  @Test
  public void momentsGiveTheValuesOfRfc6238AppendixB() {
    Map<Long, String> values =
        Map.of(
            59L, "94287082",
            1111111109L, "07081804",
            1111111111L, "14050471",
            1234567890L, "89005924",
            2000000000L, "69279037",
            20000000000L, "65353130");
    values.forEach(
        (second, code) -> {
          long step = Totp.stepAt(Instant.ofEpochSecond(second));
          assertEquals(code, Totp.code(KEY, step, 8));
          assertEquals(code.substring(2), Totp.codeAt(SECRET, Instant.ofEpochSecond(second)));
        });
  }

  @Test
  public void aCodeCountsOneStepBeforeAndAfterItsOwn() {
    Instant moment = Instant.ofEpochSecond(1111111109L);
    long step = Totp.stepAt(moment);
    String code = Totp.codeAt(SECRET, moment);

    for (int seconds : new int[] {-30, 0, 30}) {
      assertArrayEquals(
          new long[] {step}, Totp.steps(SECRET, code, moment.plusSeconds(seconds)).toArray());
    }
    for (int seconds : new int[] {-60, 60}) {
      assertEquals(0, Totp.steps(SECRET, code, moment.plusSeconds(seconds)).count());
    }
    assertEquals(0, Totp.steps(SECRET, "", moment).count());
  }

  @Test
  public void aSecretHas160BitsAndIsAnotherEachTime() {
    String secret = Totp.newSecret();

    assertTrue(secret, secret.matches("[A-Z2-7]{32}"));
    assertEquals(20, Base32.decode(secret).length);
    assertNotEquals(secret, Totp.newSecret());
    assertArrayEquals(KEY, Base32.decode(SECRET));
  }
}
