package dev.millet.tests;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Somebody who signs jars, with the tools of the JDK. */
public final class Signature {

  private static final String PASSWORD = "changeit";

  private final Path store;

  private Signature(Path store) {
    this.store = store;
  }

  /**
   * A new key with its own certificate.
   *
   * @param options more for {@code keytool}, such as a validity
   */
  public static Signature of(String name, String... options) {
    try {
      Path folder = Files.createTempDirectory("signature-");
      folder.toFile().deleteOnExit();
      Path store = folder.resolve("store.p12");
      store.toFile().deleteOnExit();
      List<String> command =
          new ArrayList<>(
              List.of("-genkeypair", "-keyalg", "EC", "-alias", "key", "-dname", "CN=" + name));
      command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
      command.addAll(Arrays.asList(options));
      run("keytool", command);
      return new Signature(store);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the certificate to a file. */
  public void certify(Path pem) throws IOException {
    Files.createDirectories(pem.getParent());
    run(
        "keytool",
        List.of("-exportcert", "-rfc", "-alias", "key", "-keystore", store.toString()),
        "-storepass",
        PASSWORD,
        "-file",
        pem.toString());
  }

  /** Signs a jar. */
  public byte[] sign(byte[] jar) throws IOException {
    Path file = Files.createTempFile("signed-", ".jar");
    try {
      Files.write(file, jar);
      run(
          "jarsigner",
          List.of("-keystore", store.toString(), "-storepass", PASSWORD),
          file.toString(),
          "key");
      return Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
  }

  private static void run(String tool, List<String> options, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
    // a tool that runs for a second spends half of it on code that is optimised too late
    command.add("-J-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.addAll(Arrays.asList(more));
    File output = File.createTempFile("signature-", ".log");
    try {
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + Files.readString(output.toPath()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      Files.delete(output.toPath());
    }
  }
}
