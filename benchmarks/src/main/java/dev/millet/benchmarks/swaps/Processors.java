package dev.millet.benchmarks.swaps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the machine's processors have done since it started, in ticks. Latencies on a machine that
 * others use are theirs.
 *
 * @param all ticks, idle ones as well
 * @param others ticks that neither this process nor the instance has taken
 */
record Processors(long all, long others) {

  private static final int FIRST_CPU_FIELD = 1;
  private static final int IDLE = 3;
  private static final int WAITING = 4;
  private static final int FIELDS = 8;

  /** Ticks of a process in user mode and in the kernel, counted after its name. */
  private static final int USER = 11;

  static Processors now(long pid) throws IOException {
    String first = Files.readString(Path.of("/proc/stat")).lines().findFirst().orElseThrow();
    long[] fields =
        Stream.of(first.split("\\s+"))
            .skip(FIRST_CPU_FIELD)
            .limit(FIELDS)
            .mapToLong(Long::parseLong)
            .toArray();
    long all = 0;
    for (long field : fields) {
      all += field;
    }
    long busy = all - fields[IDLE] - fields[WAITING];
    return new Processors(all, busy - taken(pid) - taken(ProcessHandle.current().pid()));
  }

  private static long taken(long pid) throws IOException {
    String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] afterName = line.substring(line.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(afterName[USER]) + Long.parseLong(afterName[USER + 1]);
  }

  /** The share of the processors that others took since an earlier moment, in percent. */
  double othersSince(Processors earlier) {
    return 100.0 * (others - earlier.others) / (all - earlier.all);
  }
}
