package dev.millet.upgrades.candidate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.upgrades.candidate.Signer.Standing;
import dev.millet.upgrades.problem.RejectedFileException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Reads jars that are signed with keys of their own, by the tools of the JDK. */
public final class CandidateReaderTest {

  private static final int MAX_BYTES = 1024 * 1024;
  private static final char[] PASSWORD = "changeit".toCharArray();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path trust;
  private CandidateReader reader;

  @Before
  public void prepare() throws Exception {
    trust = folder.newFolder("trust").toPath();
    reader = new CandidateReader(new TrustStore(trust), MAX_BYTES);
  }

  @Test
  public void aSignatureOfATrustedCertificateIsTrusted() throws Exception {
    KeyStore.PrivateKeyEntry key = key("Ada");
    trust(key);
    Signer signer = reader.read(signed(jar(), key)).signer();
    assertEquals(new Signer(Standing.TRUSTED, "CN=Ada"), signer);
  }

  @Test
  public void aSignatureOfSomebodyElseIsNot() throws Exception {
    trust(key("Ada"));
    Signer signer = reader.read(signed(jar(), key("Mallory"))).signer();
    assertEquals(new Signer(Standing.UNTRUSTED, "CN=Mallory"), signer);
  }

  @Test
  public void aCertificateOfTheSameNameIsNotTheSame() throws Exception {
    trust(key("Ada"));
    assertEquals(Standing.UNTRUSTED, reader.read(signed(jar(), key("Ada"))).signer().standing());
  }

  @Test
  public void aJarWithoutASignatureIsUnsigned() throws Exception {
    trust(key("Ada"));
    assertEquals(Standing.UNSIGNED, reader.read(jar()).signer().standing());
  }

  /** Whatever the wrong byte unpacks to, and though nobody signed the jar. */
  @Test
  public void aWrongByteInAnUnsignedEntryIsFound() throws Exception {
    Path plain = folder.newFile("stored.jar").toPath();
    try (JarFile jar = new JarFile(jar().toFile());
        JarOutputStream out =
            new JarOutputStream(Files.newOutputStream(plain), jar.getManifest())) {
      byte[] code = "the code of a module".getBytes(StandardCharsets.UTF_8);
      CRC32 sum = new CRC32();
      sum.update(code);
      ZipEntry entry = new ZipEntry("code.txt");
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(code.length);
      entry.setCrc(sum.getValue());
      out.putNextEntry(entry);
      out.write(code);
      out.closeEntry();
    }
    assertEquals(Standing.UNSIGNED, reader.read(plain).signer().standing());
    String bytes = Files.readString(plain, StandardCharsets.ISO_8859_1);
    Files.writeString(
        plain, bytes.replace("the code of", "the node of"), StandardCharsets.ISO_8859_1);
    assertEquals("damaged", refusal(plain));
  }

  @Test
  public void anEntryThatWasChangedAfterwardsIsFound() throws Exception {
    KeyStore.PrivateKeyEntry key = key("Ada");
    trust(key);
    Path changed = copy(signed(jar(), key), "code.txt", "other");
    assertEquals("tampered", refusal(changed));
  }

  @Test
  public void anEntryThatWasAddedAfterwardsIsFound() throws Exception {
    KeyStore.PrivateKeyEntry key = key("Ada");
    trust(key);
    Path changed = copy(signed(jar(), key), "more.txt", "more");
    assertEquals("unsigned-entry", refusal(changed));
  }

  @Test
  public void aTrustedCertificateThatHasExpiredIsToldFromAStrangers() throws Exception {
    KeyStore.PrivateKeyEntry old = key("Ada", "-startdate", "-9d", "-validity", "3");
    trust(old);
    assertEquals(new Signer(Standing.EXPIRED, "CN=Ada"), reader.read(signed(jar(), old)).signer());
    KeyStore.PrivateKeyEntry strange = key("Mallory", "-startdate", "-9d", "-validity", "3");
    assertEquals(Standing.UNTRUSTED, reader.read(signed(jar(), strange)).signer().standing());
  }

  @Test
  public void whatUnpacksToMoreThanIsAllowedIsRefusedBeforeItIsRead() throws Exception {
    Path large = copy(jar(), "zeros.txt", "0".repeat(MAX_BYTES));
    assertEquals("unpacks-too-large", refusal(large));
    Path small = copy(jar(), "zeros.txt", "0".repeat(MAX_BYTES / 2));
    assertEquals("greeting", reader.read(small).module());
  }

  @Test
  public void whatTheManifestSaysIsRead() throws Exception {
    Candidate candidate = reader.read(jar());
    assertEquals("example.greeting", candidate.symbolicName());
    assertEquals("greeting", candidate.module());
    assertEquals("1.2.3", candidate.version().toString());
  }

  @Test
  public void whatIsNoJarIsRefused() throws Exception {
    Path text = Files.writeString(folder.newFile().toPath(), "hello");
    assertEquals("not-a-jar", refusal(text));
    assertEquals("not-a-jar", refusal(folder.newFile().toPath()));
  }

  private String refusal(Path file) {
    return assertThrows(RejectedFileException.class, () -> reader.read(file)).problem().code();
  }

  private Path jar() throws Exception {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", "example.greeting;singleton:=false");
    headers.putValue("Bundle-Version", "1.2.3");
    headers.putValue("Millet-Module", "greeting");
    Path file = folder.newFile().toPath();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      out.putNextEntry(new ZipEntry("code.txt"));
      out.write("code".getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
    return file;
  }

  private Path signed(Path jar, KeyStore.PrivateKeyEntry key) throws Exception {
    Path file = folder.newFile().toPath();
    try (ZipFile in = new ZipFile(jar.toFile());
        OutputStream out = Files.newOutputStream(file)) {
      new JarSigner.Builder(key).build().sign(in, out);
    }
    return file;
  }

  /** The jar with one entry put in or in the place of another, its signature as it was. */
  private Path copy(Path jar, String name, String text) throws Exception {
    Path file = folder.newFile().toPath();
    try (JarFile in = new JarFile(jar.toFile(), false);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
      for (var entry : in.stream().toList()) {
        if (!entry.getName().equals(name)) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.getInputStream(entry).transferTo(out);
          out.closeEntry();
        }
      }
      out.putNextEntry(new ZipEntry(name));
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
    return file;
  }

  private KeyStore.PrivateKeyEntry key(String name, String... more) throws Exception {
    Path store = folder.getRoot().toPath().resolve(name + System.nanoTime() + ".p12");
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.add("-J-XX:TieredStopAtLevel=1"); // it lives for a second
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", "key", "-dname"));
    command.addAll(List.of("CN=" + name, "-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", new String(PASSWORD)));
    command.addAll(List.of(more));
    Process keytool = new ProcessBuilder(command).inheritIO().start();
    assertEquals(0, keytool.waitFor());
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    return (KeyStore.PrivateKeyEntry)
        keys.getEntry("key", new KeyStore.PasswordProtection(PASSWORD));
  }

  private void trust(KeyStore.PrivateKeyEntry key) throws Exception {
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(key.getCertificate().getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    Files.writeString(trust.resolve("trusted.pem"), pem);
  }
}
