package dev.millet.api.forms;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Upload;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class UploadFieldTest {

  record Postcard(Upload picture, Upload stamp, String text) {}

  private static final Rules<Postcard> RULES =
      Rules.of(Postcard.class)
          .upload("picture", 2_097_152, List.of("image/png", "image/jpeg"))
          .optionalUpload("stamp", 2_048, List.of("image/png"))
          .line("text", 1, 20, "问候");

  private record File(String fileName, String contentType, long length) implements Upload {

    @Override
    public InputStream open() {
      return InputStream.nullInputStream();
    }
  }

  private static final Upload PICTURE = new File("海.png", "image/png", 2_097_152);

  private static Input<Postcard> sent(Map<String, List<Upload>> files) {
    return RULES.read(Form.of(Map.of("text", List.of("你好"))).withUploads(files));
  }

  private static FieldError refused(Upload picture) {
    return sent(Map.of("picture", List.of(picture))).error("picture").orElseThrow();
  }

  @Test
  public void aFileIsReadBesideTheTextsOfItsForm() {
    Postcard read = sent(Map.of("picture", List.of(PICTURE))).value();
    assertSame(PICTURE, read.picture());
    assertNull(read.stamp());
    assertEquals("你好", read.text());
  }

  @Test
  public void oneThatIsNeededIsMissedAndATextIsNone() {
    Input<Postcard> without = RULES.read(Form.of(Map.of("picture", List.of("a.png"))));
    assertEquals("missing", without.error("picture").orElseThrow().code());
    assertFalse(without.error("stamp").isPresent());
  }

  @Test
  public void oneThatIsTooLargeIsRefusedWithTheLimit() {
    FieldError error = refused(new File("a.png", "image/png", 2_097_153));
    assertEquals("too-many-bytes", error.code());
    assertEquals(List.of("2 MiB"), error.arguments());
    Upload stamp = new File("s.png", "image/png", 2_049);
    Input<Postcard> both = sent(Map.of("picture", List.of(PICTURE), "stamp", List.of(stamp)));
    assertEquals(List.of("2 KiB"), both.error("stamp").orElseThrow().arguments());
  }

  /** Clients have several words for a type, or none: the content tells. */
  @Test
  public void nothingFollowsFromTheTypeThatAClientClaims() {
    for (String claim : List.of("image/pjpeg", "", "application/octet-stream", "text/html")) {
      assertFalse(claim, sent(Map.of("picture", List.of(new File("a", claim, 9)))).hasErrors());
    }
  }

  @Test
  public void aProgramGetsAProblemThatNamesTheField() {
    Input<Postcard> input = sent(Map.of());
    ProblemException refused = assertThrows(ProblemException.class, input::require);
    assertEquals(422, refused.problem().status());
    assertEquals("picture", refused.problem().fields().get(0).name());
    Postcard taken = sent(Map.of("picture", List.of(PICTURE))).require();
    assertSame(PICTURE, taken.picture());
  }

  @Test
  public void aFileIsNotShownAgain() {
    Postcard value = new Postcard(PICTURE, null, "你好");
    assertEquals(List.of(), RULES.filled(value).values("picture"));
  }

  @Test
  public void whatNobodyCouldSendIsRefusedAtOnce() {
    Rules<Postcard> rules = Rules.of(Postcard.class);
    assertThrows(
        IllegalArgumentException.class, () -> rules.upload("picture", 0, List.of("image/png")));
    assertThrows(IllegalArgumentException.class, () -> rules.upload("picture", 9, List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> rules.upload("text", 9, List.of("text/plain")));
  }
}
