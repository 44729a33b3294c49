package dev.millet.upgrades.candidate;

import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Refuses jars that the framework and {@link JarFile} would read differently, since the signature
 * is checked by the one and the code is run by the other; and fragments, which would become a part
 * of another bundle or of the framework itself.
 */
final class StrictManifest {

  private static final String FOLDER = "META-INF/";
  private static final Set<String> EXTENDING =
      Set.of("fragment-host", "extensionbundle-activator", "felix-activator");

  private StrictManifest() {}

  /** Reads the names of all entries and the manifest. */
  static void check(Path file) throws IOException, RejectedFileException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      requireOneOfEach(zip);
      ZipEntry entry = zip.getEntry(JarFile.MANIFEST_NAME);
      if (entry != null) {
        byte[] content = zip.getInputStream(entry).readAllBytes();
        requireSame(headers(content), content);
      }
    }
  }

  private static void requireOneOfEach(ZipFile zip) throws RejectedFileException {
    Set<String> names = new HashSet<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      String upper = name.toUpperCase(Locale.ROOT);
      if (!names.add(name)) {
        throw refused("entry-twice", name);
      }
      if (upper.equals(JarFile.MANIFEST_NAME) && !name.equals(JarFile.MANIFEST_NAME)) {
        throw refused("manifest-name", name);
      }
      if (upper.startsWith(FOLDER + "SIG-")) {
        throw refused("unsigned-sig", name);
      }
    }
  }

  private static Map<String, String> headers(byte[] content) throws RejectedFileException {
    Map<String, String> headers = new LinkedHashMap<>();
    String last = null;
    for (String line : text(content).split("\r\n|\n", -1)) {
      if (line.isEmpty()) {
        break;
      }
      if (line.startsWith(" ") && last != null) {
        headers.merge(last, line.substring(1), String::concat);
        continue;
      }
      int colon = line.indexOf(": ");
      if (colon <= 0) {
        throw refused("manifest-line", line.length() > 80 ? line.substring(0, 80) : line);
      }
      last = line.substring(0, colon).toLowerCase(Locale.ROOT);
      if (EXTENDING.contains(last)) {
        throw refused("fragment", line.substring(0, colon));
      }
      if (headers.put(last, line.substring(colon + 2)) != null) {
        throw refused("header-twice", line.substring(0, colon));
      }
    }
    return headers;
  }

  /** Felix ends a line at CR or NUL where others do not, and decodes what is no UTF-8 its way. */
  private static String text(byte[] content) throws RejectedFileException {
    for (int i = 0; i < content.length; i++) {
      boolean loneReturn =
          content[i] == '\r' && (i + 1 == content.length || content[i + 1] != '\n');
      if (content[i] == 0 || loneReturn) {
        throw refused("manifest-bytes");
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      // a continuation may cut a character in two, which is allowed and which nobody needs
      String text = new String(content, StandardCharsets.UTF_8);
      if (new String(joined(content), StandardCharsets.UTF_8).indexOf('\ufffd') >= 0) {
        throw refused("manifest-bytes");
      }
      return text;
    }
  }

  private static byte[] joined(byte[] content) {
    String bytes = new String(content, StandardCharsets.ISO_8859_1);
    return bytes.replaceAll("\r?\n ", "").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void requireSame(Map<String, String> headers, byte[] content)
      throws IOException, RejectedFileException {
    Attributes read = new Manifest(new ByteArrayInputStream(content)).getMainAttributes();
    if (!names(read).equals(headers.keySet())) {
      throw refused("manifest-differs");
    }
  }

  private static Set<String> names(Attributes read) {
    Set<String> names = new HashSet<>();
    read.keySet().forEach(name -> names.add(name.toString().toLowerCase(Locale.ROOT)));
    return names;
  }

  private static RejectedFileException refused(String code, String... arguments) {
    return new RejectedFileException(ModuleProblem.of(code, arguments));
  }
}
