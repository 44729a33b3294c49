package dev.millet.benchmarks.files;

import dev.millet.benchmarks.Dataset;
import dev.millet.benchmarks.Instance;
import dev.millet.benchmarks.Jcmd;
import dev.millet.benchmarks.ModuleJar;
import dev.millet.benchmarks.Wire;
import dev.millet.benchmarks.swaps.InstalledModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** A very large file, and lists beside many downloads. */
@Command(
    name = "files",
    description = {
      "How long a very large file takes to be uploaded and downloaded, what the heap holds meanwhile,",
      "and how long lists take beside paced downloads, compared with how long they take without.",
      "All is on this machine, the load too."
    },
    mixinStandardHelpOptions = true)
public final class FilesBenchmark implements Callable<Integer> {

  private static final int MIB = 1024 * 1024;

  /** The name of a class that only the distribution can load. */
  private static final String SHELF = FilesBenchmark.class.getPackageName() + ".Shelf";

  private static final long BETWEEN_REQUESTS_NANOS = 5_000_000;

  @Option(
      names = "--size",
      defaultValue = "10G",
      converter = Size.class,
      description = "The size of the file, such as 200M or 10G. Default: ${DEFAULT-VALUE}.")
  private long size;

  @Option(names = "--downloads", description = "Default: ${DEFAULT-VALUE}.")
  private int downloads = 20;

  @Option(names = "--pace", description = "MB a second of each. Default: ${DEFAULT-VALUE}.")
  private int pace = 10;

  @Option(names = "--seconds", description = "Of each measurement. Default: ${DEFAULT-VALUE}.")
  private int seconds = 20;

  @Option(
      names = "--data",
      description = "A data directory to fill and keep, or one that an earlier run has filled.")
  private Path data;

  private final PrintStream out = System.out;
  private volatile boolean over;

  /** Reads a size in whole MiB or GiB. */
  static final class Size implements ITypeConverter<Long> {

    @Override
    public Long convert(String text) {
      Matcher found = Pattern.compile("([1-9][0-9]{0,5})([MG])").matcher(text);
      if (!found.matches()) {
        throw new TypeConversionException("'" + text + "' is no size such as 200M or 10G");
      }
      return Long.parseLong(found.group(1)) << (found.group(2).equals("M") ? 20 : 30);
    }
  }

  @Override
  public Integer call() throws Exception {
    Path directory = Dataset.directory(data);
    List<String> settings = List.of("upgrades.unsigned=true", "upgrades.watch.seconds=0");
    try (Instance millet = Instance.start(directory, settings)) {
      millet.awaitAnswer("/health/ready");
      String imports = "dev.millet.api.files,dev.millet.api.gateway,dev.millet.api.members";
      byte[] jar = ModuleJar.bytes("shelf", SHELF, imports + ",dev.millet.api.modules");
      InstalledModule.put(millet, jar);
      String path = upload(millet, millet.token("m1"));
      download(millet, path);
      lists(millet, path);
    }
    return 0;
  }

  private String upload(Instance millet, String token) throws Exception {
    long length = size;
    String metadata =
        Base64.getEncoder().encodeToString("shelf.file".getBytes(StandardCharsets.US_ASCII));
    String common = "Host: a\r\nTus-Resumable: 1.0.0\r\nAuthorization: Bearer " + token + "\r\n";
    try (Socket socket = new Socket(millet.root().getHost(), millet.root().getPort())) {
      OutputStream to = socket.getOutputStream();
      to.write(
          ascii(
              "POST /api/v1/uploads HTTP/1.1\r\n%sUpload-Length: %s\r\nUpload-Metadata: purpose %s\r\nContent-Length: 0\r\n\r\n"
                  .formatted(common, length, metadata)));
      String location = header(head(socket.getInputStream()), "Location");
      long begin = System.nanoTime();
      to.write(
          ascii(
              "PATCH %s HTTP/1.1\r\n%sUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: %s\r\n\r\n"
                  .formatted(location, common, length)));
      byte[] block = new byte[MIB];
      new Random(1).nextBytes(block);
      for (long sent = 0; sent < length; sent += block.length) {
        block[0]++;
        to.write(block);
      }
      String answer = head(socket.getInputStream());
      if (!answer.startsWith("HTTP/1.1 204")) {
        throw new IOException(answer);
      }
      print("upload", length, begin, millet);
      return shown(millet, location, token);
    }
  }

  private static String shown(Instance millet, String location, String token) throws Exception {
    try (Socket socket = new Socket(millet.root().getHost(), millet.root().getPort())) {
      socket
          .getOutputStream()
          .write(
              ascii(
                  "GET %s HTTP/1.0\r\nHost: a\r\nAuthorization: Bearer %s\r\n\r\n"
                      .formatted(location, token)));
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher found = Pattern.compile("\"sha256\":\"(\\w+)\"").matcher(all);
      if (!found.find()) {
        throw new IOException(all);
      }
      return "/shelf/" + found.group(1);
    }
  }

  private void download(Instance millet, String path) throws Exception {
    try (Socket socket = ask(millet, path)) {
      long begin = System.nanoTime();
      byte[] some = new byte[MIB];
      for (long left = size; left > 0; ) {
        int read = socket.getInputStream().read(some, 0, (int) Math.min(some.length, left));
        if (read < 0) {
          throw new IOException("it breaks off");
        }
        left -= read;
      }
      print("download", size, begin, millet);
    }
  }

  private void print(String what, long bytes, long begin, Instance millet) throws Exception {
    double took = (System.nanoTime() - begin) / 1e9;
    Jcmd.ask(millet.pid(), "GC.run");
    Matcher used = Pattern.compile("used (\\d+)K").matcher(Jcmd.ask(millet.pid(), "GC.heap_info"));
    out.printf(
        "%-9s %,d MiB in %.1f s (%,.0f MB/s), %s MB of heap in use afterwards%n",
        what,
        bytes / MIB,
        took,
        bytes / 1e6 / took,
        used.find() ? Integer.parseInt(used.group(1)) / 1024 : "?");
  }

  private void lists(Instance millet, String path) throws Exception {
    times(millet);
    Histogram before = times(millet);
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < downloads; i++) {
      Thread reader = new Thread(() -> read(millet, path), "reader-" + i);
      reader.start();
      readers.add(reader);
    }
    Histogram meanwhile = times(millet);
    over = true;
    for (Thread reader : readers) {
      reader.join();
    }
    out.printf("lists beside %d downloads of %d MB/s%n", downloads, pace);
    for (double share : new double[] {50, 99}) {
      double one = before.getValueAtPercentile(share) / 1e6;
      double other = meanwhile.getValueAtPercentile(share) / 1e6;
      out.printf("p%-5.0f %10.2f ms %10.2f ms, ratio %.2f%n", share, one, other, other / one);
    }
  }

  /** Asks for a list at a steady pace, and counts from when each was due. */
  private Histogram times(Instance millet) throws IOException {
    Histogram times = new Histogram(3);
    try (Wire wire = new Wire(millet.root())) {
      byte[] list = wire.request("GET", "/api/v1/suggestions?limit=20", null);
      long due = System.nanoTime();
      long end = due + Duration.ofSeconds(seconds).toNanos();
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(due - System.nanoTime());
        if (wire.status(list) != 200) {
          throw new IOException("a list was refused");
        }
        times.recordValue(System.nanoTime() - due);
        due = Math.max(due + BETWEEN_REQUESTS_NANOS, System.nanoTime());
      }
    }
    return times;
  }

  /** Downloads at its pace, again and again. */
  private void read(Instance millet, String path) {
    byte[] some = new byte[64 * 1024];
    while (!over) {
      try (Socket socket = ask(millet, path)) {
        long begin = System.nanoTime();
        for (long got = 0; got < size && !over; ) {
          int read = socket.getInputStream().read(some);
          if (read < 0) {
            throw new IOException("it breaks off");
          }
          got += read;
          long due = begin + (long) (got * 1e3 / pace);
          LockSupport.parkNanos(due - System.nanoTime());
        }
      } catch (IOException e) {
        out.println("a download failed: " + e);
        return;
      }
    }
  }

  private static Socket ask(Instance millet, String path) throws IOException {
    Socket socket = new Socket(millet.root().getHost(), millet.root().getPort());
    socket.getOutputStream().write(ascii("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n"));
    String head = head(socket.getInputStream());
    if (!head.startsWith("HTTP/1.1 200")) {
      throw new IOException(head);
    }
    return socket;
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no answer: " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static String header(String head, String name) {
    return head.lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(head));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
