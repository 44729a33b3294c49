package dev.millet.benchmarks.swaps;

import dev.millet.benchmarks.Jcmd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process takes up once its garbage has been collected.
 *
 * @param metaspace used, in KiB
 * @param heap used, in KiB
 * @param classes loaded and not unloaded
 * @param threads of Java and of the virtual machine
 * @param files open file handles, connections among them
 * @param loaders class loaders
 */
record Footprint(long metaspace, long heap, long classes, long threads, long files, long loaders) {

  private static final Pattern HEAP = Pattern.compile("garbage-first heap.*? used (\\d+)K");
  private static final Pattern METASPACE = Pattern.compile("Metaspace\\s+used (\\d+)K");
  private static final Pattern LOADED = Pattern.compile("java\\.cls\\.loadedClasses=(\\d+)");
  private static final Pattern UNLOADED = Pattern.compile("java\\.cls\\.unloadedClasses=(\\d+)");
  private static final Pattern LOADERS = Pattern.compile("Total = (\\d+)");

  /** Collects garbage in a process and looks at it. */
  static Footprint of(long pid) throws IOException, InterruptedException {
    // What the first one finds dead may have kept other things alive until then.
    Jcmd.ask(pid, "GC.run");
    Jcmd.ask(pid, "GC.run");
    String heap = Jcmd.ask(pid, "GC.heap_info");
    String counters = Jcmd.ask(pid, "PerfCounter.print");
    return new Footprint(
        number(METASPACE, heap),
        number(HEAP, heap),
        number(LOADED, counters) - number(UNLOADED, counters),
        entries(Path.of("/proc/" + pid + "/task")),
        entries(Path.of("/proc/" + pid + "/fd")),
        number(LOADERS, Jcmd.ask(pid, "VM.classloader_stats")));
  }

  private static long entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.count();
    }
  }

  private static long number(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return Long.parseLong(found.group(1));
  }
}
