package dev.millet.upgrades.candidate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.upgrades.problem.RejectedFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Jars that say one thing in their directory and another where their entries lie. */
public final class LocalHeadersTest {

  private static final String MANIFEST =
      "Manifest-Version: 1.0\r\nBundle-ManifestVersion: 2\r\n"
          + "Bundle-SymbolicName: example.greeting\r\nBundle-Version: 1.0.0\r\n"
          + "Millet-Module: greeting\r\n";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void storedAndCompressedEntriesAndACommentAreTaken() throws Exception {
    assertEquals("greeting", read(zip(true, "")).module());
    assertEquals("greeting", read(zip(false, "")).module());
    assertEquals("greeting", read(zip(true, "a comment, 你好")).module());
  }

  @Test
  public void anEntryOfAnotherNameThanInTheDirectoryIsRefused() throws Exception {
    byte[] jar = replacedFirst(zip(true, ""), "code.one", "code.two");
    try (ZipInputStream stream = new ZipInputStream(new java.io.ByteArrayInputStream(jar))) {
      stream.getNextEntry();
      assertEquals("who reads a stream sees", "code.two", stream.getNextEntry().getName());
    }
    assertEquals("local-header", refusal(jar));
  }

  @Test
  public void anEntryOfAnotherMethodOrLengthThanInTheDirectoryIsRefused() throws Exception {
    byte[] method = zip(false, "");
    int at = text(method).indexOf("code.one") - 30;
    method[at + 8] = 8;
    assertEquals("local-header", refusal(method));
    byte[] length = zip(false, "");
    length[at + 18]++;
    assertEquals("local-header", refusal(length));
  }

  @Test
  public void bytesBeforeBetweenAndBehindTheEntriesAreRefused() throws Exception {
    byte[] jar = zip(true, "");
    assertEquals("hidden-bytes", refusal(joined("#!/bin/sh\n".getBytes(), jar)));
    assertEquals("hidden-bytes", refusal(withoutInDirectory(zip(true, ""), "code.one")));
    assertEquals("hidden-bytes", refusal(joined(jar, new byte[3])));
  }

  /** Nothing else is thrown: that would be told as a fault of ours, or as a full disk. */
  @Test
  public void whateverByteIsWrongItIsReadOrRefused() throws Exception {
    byte[] jar = zip(true, "");
    int refused = 0;
    for (int at = 0; at < jar.length; at++) {
      byte[] damaged = jar.clone();
      damaged[at] ^= 0x55;
      try {
        read(damaged);
      } catch (RejectedFileException e) {
        refused++;
      }
    }
    assertTrue(refused + " of " + jar.length, refused > jar.length / 2);
  }

  private Candidate read(byte[] jar) throws IOException, RejectedFileException {
    return new CandidateReader(new TrustStore(folder.getRoot().toPath()), 1 << 20)
        .read(Files.write(folder.newFile().toPath(), jar));
  }

  private String refusal(byte[] jar) {
    return assertThrows(RejectedFileException.class, () -> read(jar)).problem().code();
  }

  private static byte[] zip(boolean compressed, String comment) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setComment(comment);
      put(out, "META-INF/MANIFEST.MF", MANIFEST, compressed);
      put(out, "code.one", "code", compressed);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream out, String name, String text, boolean compressed)
      throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    ZipEntry entry = new ZipEntry(name);
    if (!compressed) {
      CRC32 sum = new CRC32();
      sum.update(content);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(sum.getValue());
    }
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  /** The jar with the entry where it lay, and the directory silent about it. */
  private static byte[] withoutInDirectory(byte[] jar, String name) {
    String text = text(jar);
    int from = text.lastIndexOf(name) - 46;
    int end = text.lastIndexOf("PK\u0005\u0006");
    byte[] shorter =
        joined(
            java.util.Arrays.copyOf(jar, from),
            text.substring(end).getBytes(StandardCharsets.ISO_8859_1));
    int length = end - from;
    shorter[from + 8]--;
    shorter[from + 10]--;
    shorter[from + 12] -= (byte) length;
    return shorter;
  }

  private static byte[] replacedFirst(byte[] jar, String from, String to) {
    return text(jar).replaceFirst(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
