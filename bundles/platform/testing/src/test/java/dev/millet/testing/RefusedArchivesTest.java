package dev.millet.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Dialect;
import dev.millet.database.archive.ArchiveException;
import dev.millet.database.archive.Archives;
import dev.millet.modules.JacksonJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Test;
import org.junit.runners.Parameterized.Parameters;

/** What is no archive, or none for this instance, leaves everything as it is. */
public final class RefusedArchivesTest extends TwoShops {

  private static final String MANIFEST = "manifest.json";

  public RefusedArchivesTest(Dialect from, Dialect to) {
    super(from, to);
  }

  /** What an archive says is the same whichever database it is from. */
  @Parameters(name = "{0}")
  public static List<Object[]> ways() {
    return List.of(
        new Object[] {Dialect.HSQLDB, Dialect.HSQLDB},
        new Object[] {Dialect.POSTGRESQL, Dialect.POSTGRESQL});
  }

  @Test
  public void anInstanceThatIsNotEmptyIsLeftAsItIs() throws IOException {
    byte[] archive = archive(from);
    to.database().write(handle -> handle.execute("INSERT INTO shop_things (name) VALUES ('own')"));
    assertNotNull(archives(to).firstUsed());
    var refused = assertThrows(ArchiveException.class, () -> restore(archive));
    assertTrue(refused.getMessage(), refused.getMessage().contains("not empty"));
    assertEquals(1, rows());
  }

  @Test
  public void aTableThatItsModuleFillsByItselfIsNotInTheWay() {
    to.database().write(handle -> handle.execute("INSERT INTO shop_things (name) VALUES ('own')"));
    Archives archives =
        new Archives(
            to.engine(), new JacksonJson(), "1.2.3", List::of, () -> Set.of("shop_things"));
    assertNull(archives.firstUsed());
    assertNotNull(archives(to).firstUsed());
  }

  @Test
  public void whatSomebodyWritesAtTheSameMomentIsLeftAsItIs() throws Exception {
    byte[] archive = archive(from);
    var outcome =
        new Race(to.database())
            .run(
                handle -> handle.execute("INSERT INTO shop_things (name) VALUES ('own')"),
                () -> assertThrows(ArchiveException.class, () -> restore(archive)));
    assertTrue(outcome.waited());
    assertEquals(1, rows());
  }

  @Test
  public void anArchiveThatIsCutOffIsRefusedAndNothingChanged() throws IOException {
    byte[] archive = archive(from);
    for (int length : new int[] {0, 4, archive.length / 2, archive.length - 5}) {
      refused(Arrays.copyOf(archive, length), "cut off, damaged, or none at all");
    }
  }

  @Test
  public void anArchiveThatWasChangedIsRefusedAndNothingChanged() throws IOException {
    Map<String, String> entries = entries(archive(from));
    entries.merge(THINGS, "", (text, more) -> text.replace("深色", "浅色"));
    refused(zip(entries), "not as it was written");
    entries.put(THINGS, "");
    refused(zip(entries), "not as it was written");
    entries.remove(THINGS);
    refused(zip(entries), "lacks " + THINGS);
  }

  @Test
  public void rowsThatTheDatabaseRefusesLeaveItEmpty() throws Exception {
    Map<String, String> entries = entries(archive(from));
    String rows = entries.get(THINGS);
    String bad = rows.replaceFirst("\\[1,\"", "[1,\"" + "x".repeat(101));
    change(entries, THINGS, rows, bad);
    refused(zip(entries), "empty again");
  }

  @Test
  public void valuesOfAnotherTypeLeaveItEmpty() throws Exception {
    Map<String, String> entries = entries(archive(from));
    String rows = entries.get(THINGS);
    change(entries, THINGS, rows, rows.replaceFirst("2026-02-28", "2026-02-30"));
    refused(zip(entries), "the value of due");
  }

  private void change(Map<String, String> entries, String file, String was, String is)
      throws Exception {
    entries.put(file, is);
    entries.put(MANIFEST, entries.get(MANIFEST).replace(sha256(was), sha256(is)));
  }

  private static String sha256(String text) throws Exception {
    var digest = java.security.MessageDigest.getInstance("SHA-256");
    return java.util.HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  public void filesThatDoNotBelongThereAreRefused() throws IOException {
    Map<String, String> entries = entries(archive(from));
    for (String odd :
        List.of(
            "../../etc/passwd", "/tmp/x", "tables/../shop_things.ndjson", "tables/shop_x.ndjson")) {
      Map<String, String> more = new LinkedHashMap<>(entries);
      more.put(odd, "[1]\n");
      refused(zip(more), "none of ours");
    }
    refused(zip(Map.of("posts.csv", "title\n")), "no archive of Millet");
  }

  @Test
  public void anArchiveThatUnpacksWithoutEndIsRefused() throws IOException {
    Map<String, String> entries = entries(archive(from));
    entries.put(THINGS, "0".repeat(30 << 20));
    refused(zip(entries), "more than an archive can hold");
  }

  @Test
  public void anArchiveOfANewerVersionIsRefused() throws IOException {
    Map<String, String> entries = entries(archive(from));
    String manifest = entries.get(MANIFEST);
    entries.put(MANIFEST, manifest.replace("\"format\":1", "\"format\":2"));
    refused(zip(entries), "A newer version of Millet made the archive");
    entries.put(MANIFEST, manifest.replace("{\"number\":2,", "{\"number\":3,"));
    refused(zip(entries), "a newer version of the module 'shop'");
    entries.put(MANIFEST, manifest.replace("\"name\":\"shop\"", "\"name\":\"store\""));
    refused(zip(entries), "the module 'store', which this instance does not have");
    entries.put(MANIFEST, manifest.replace("\"name\":\"size\"", "\"name\":\"breadth\""));
    refused(zip(entries), "breadth");
  }

  private void refused(byte[] archive, String why) {
    var refused = assertThrows(ArchiveException.class, () -> restore(archive));
    assertTrue(refused.getMessage(), refused.getMessage().contains(why));
    assertNull(archives(to).firstUsed());
  }

  private static byte[] zip(Map<String, String> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
