package dev.millet.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL cluster in a temporary directory, stopped when the JVM ends. */
final class TemporaryCluster {

  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final long LIMIT_SECONDS = 60;

  /** A server that outlives a killed JVM would stay for ever: it ends itself after this. */
  private static final String LIFE = "2h";

  private final Path binaries;
  private final Path directory;
  private final int port;

  private TemporaryCluster(Path binaries, Path directory, int port) {
    this.binaries = binaries;
    this.directory = directory;
    this.port = port;
  }

  /** Starts one; empty where PostgreSQL is not installed. */
  static Optional<TemporaryCluster> start() {
    return binaries()
        .map(
            found -> {
              TemporaryCluster cluster =
                  new TemporaryCluster(
                      found, AtExit.temporaryDirectory("millet-test-postgresql"), freePort());
              cluster.initialise();
              return cluster;
            });
  }

  String address() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=millet";
  }

  private void initialise() {
    Path data = directory.resolve("data");
    Path log = directory.resolve("log");
    try {
      if (isRoot()) {
        UserPrincipal owner =
            directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER);
        Files.setOwner(directory, owner);
      }
      run(
          binary("initdb"),
          "--pgdata=" + data,
          "--username=millet",
          "--auth=trust",
          "--encoding=UTF8",
          "--no-locale",
          "--no-sync");
      Process server =
          process(
              log,
              "timeout",
              "--signal=QUIT",
              LIFE,
              binary("postgres"),
              "-D",
              data.toString(),
              "-p",
              Integer.toString(port),
              "-c",
              "listen_addresses=127.0.0.1",
              "-c",
              "unix_socket_directories=",
              "-c",
              "fsync=off",
              "-c",
              "autovacuum=off",
              "-c",
              "max_connections=600");
      AtExit.close(() -> stop(server));
      awaitReady(server, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady(Process server, Path log) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (System.nanoTime() < end && server.isAlive()) {
      if (Files.readString(log).contains("ready to accept connections")) {
        return;
      }
      pause();
    }
    throw new IllegalStateException("PostgreSQL did not start: " + Files.readString(log));
  }

  /** Fast shutdown is SIGINT in the server's words; what it still holds is rolled back. */
  private static void stop(Process server) throws InterruptedException {
    server.descendants().forEach(ProcessHandle::destroy);
    server.destroy();
    if (!server.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      server.destroyForcibly();
    }
  }

  private void run(String... command) throws IOException {
    Path log = directory.resolve("initdb");
    Process process = process(log, command);
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(command[0] + " failed: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(command[0] + " was interrupted", e);
    }
  }

  private static final String USER = "postgres";

  /** PostgreSQL refuses to run as root. */
  private Process process(Path log, String... command) throws IOException {
    List<String> whole = new ArrayList<>();
    if (isRoot()) {
      whole.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--init-groups", "--"));
    }
    whole.addAll(List.of(command));
    return new ProcessBuilder(whole)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private String binary(String name) {
    return binaries.resolve(name).toString();
  }

  private static Optional<Path> binaries() {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.comparingInt(bin -> number(bin.getParent().getFileName().toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(String version) {
    return version.matches("\\d+") ? Integer.parseInt(version) : 0;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL was starting", e);
    }
  }
}
