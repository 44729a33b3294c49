package dev.millet.benchmarks.swaps;

import dev.millet.benchmarks.Directories;
import dev.millet.benchmarks.Instance;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether anybody notices that modules are upgraded. */
@Command(
    name = "upgrades",
    description = {
      "Upgrades and takes back voting, suggestions and both as one change, in turn, under mixed",
      "load: reads, votes, comments, kept and new connections, slow imports. Prints how many",
      "requests failed, and whether what was acknowledged is what is counted and told. Ends with 1",
      "when a change was not kept, a request failed or a vote was lost or doubled."
    },
    mixinStandardHelpOptions = true)
public final class UpgradesBenchmark implements Callable<Integer> {

  private static final int SUGGESTIONS = 8;
  private static final int VOTERS = 4;
  private static final int SHOWN = 20;

  @Option(names = "--count", description = "How many changes. Default: ${DEFAULT-VALUE}.")
  private int count = 300;

  @Option(
      names = "--set",
      description =
          "A setting for the distribution, such as database.url=… of an empty PostgreSQL database")
  private List<String> settings = List.of();

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws Exception {
    List<String> all = new ArrayList<>(settings);
    all.add("upgrades.unsigned=true");
    all.add("upgrades.watch.seconds=1");
    Path data = Files.createTempDirectory("millet-upgrades");
    try {
      MixedLoad load;
      Community people;
      boolean kept;
      try (Instance millet = Instance.start(data, all)) {
        millet.awaitAnswer("/health/ready");
        people = Community.found(millet, VOTERS, SUGGESTIONS);
        load = new MixedLoad(millet, people);
        kept = change(millet, load);
        awaitJournal(millet);
      }
      try (Books books = new Books(data, settings)) {
        boolean agree = compare(load.voters(), people.suggestions(), books);
        return kept && agree && load.failures().isEmpty() ? 0 : 1;
      }
    } finally {
      Directories.delete(data);
    }
  }

  private boolean change(Instance millet, MixedLoad load) throws Exception {
    Changes changes = new Changes(millet);
    Turns turns = new Turns(changes);
    int made = 0;
    String why = "";
    long begin = System.nanoTime();
    try (load) {
      load.start();
      while (made < count && why.isEmpty()) {
        Change change = changes.make(turns.at(made));
        made += change.isKept() ? 1 : 0;
        why = change.isKept() ? "" : change.outcome() + "\n" + change.reports();
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    out.printf("%-28s %,12d%n", "changes kept", made);
    out.printf(
        "%-28s %,12d  (%,.0f a second)%n", "requests", load.requests(), load.requests() / seconds);
    out.printf("%-28s %,12d  (goal 0)%n", "failed requests", load.failures().size());
    load.failures().stream().limit(SHOWN).forEach(out::println);
    if (!why.isEmpty()) {
      out.printf("the next change is %s%n", why);
    }
    return why.isEmpty();
  }

  /** Until everybody has heard everything. */
  private static void awaitJournal(Instance millet) throws Exception {
    for (int i = 0; i < 600; i++) {
      try (Stream<String> lines = millet.lines("/api/v1/journal/subscriptions")) {
        if (lines.noneMatch(line -> line.matches(".*\"lag\":[1-9].*"))) {
          return;
        }
      }
      Thread.sleep(100);
    }
    throw new IOException("the journal still lags after a minute");
  }

  private boolean compare(List<Voter> voters, List<Long> suggestions, Books books)
      throws Exception {
    long[] sums = new long[4];
    long casts = 0;
    long withdrawals = 0;
    boolean agree = true;
    for (long id : suggestions) {
      long cast = books.told("voting.cast", id);
      long withdrawn = books.told("voting.withdrawn", id);
      long[] row = {
        voters.stream().filter(voter -> voter.hasVotedFor(id)).count(),
        books.tally(id),
        cast - withdrawn,
        books.projected(id)
      };
      for (int i = 0; i < row.length; i++) {
        sums[i] += row[i];
        agree &= row[i] == row[0];
      }
      casts += cast;
      withdrawals += withdrawn;
    }
    long acknowledged = voters.stream().mapToLong(Voter::casts).sum();
    long takenBack = voters.stream().mapToLong(Voter::withdrawals).sum();
    agree &= acknowledged == casts && takenBack == withdrawals;
    out.printf("%-28s %,12d  in the journal %,d%n", "votes acknowledged", acknowledged, casts);
    out.printf(
        "%-28s %,12d  in the journal %,d%n", "withdrawals acknowledged", takenBack, withdrawals);
    out.printf(
        "%-28s %,12d  tallies %,d, journal %,d, projected %,d%n",
        "votes that stand", sums[0], sums[1], sums[2], sums[3]);
    out.println(agree ? "all agree, suggestion by suggestion" : "THEY DIFFER");
    return agree;
  }
}
