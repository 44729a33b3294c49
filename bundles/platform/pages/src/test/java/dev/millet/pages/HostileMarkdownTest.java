package dev.millet.pages;

import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/**
 * 100,000 characters of each shape that has broken Markdown parsers. The limit is far above what
 * linear work takes and far below what quadratic work takes.
 */
public final class HostileMarkdownTest {

  private static final int SIZE = 100_000;

  private final SafeMarkdown markdown = new SafeMarkdown();

  private static String times(String piece) {
    return piece.repeat(SIZE / piece.length());
  }

  private void rendersSmall(String source) {
    int length = markdown.render(source).markup().length();
    assertTrue("grew to " + length, length < 100 * SIZE);
    markdown.excerpt(source, 200);
  }

  @Test(timeout = 60_000)
  public void deepQuotes() {
    rendersSmall(times(">"));
    rendersSmall(times("> "));
    rendersSmall(times(">\n"));
    rendersSmall(">".repeat(SIZE / 2) + "\na".repeat(SIZE / 4));
  }

  @Test(timeout = 60_000)
  public void deepLists() {
    rendersSmall(times("- "));
    rendersSmall(times("1. "));
    rendersSmall(
        IntStream.range(0, 440)
            .mapToObj(i -> " ".repeat(i) + "- a")
            .collect(Collectors.joining("\n")));
    rendersSmall(times("* a\n\n"));
  }

  @Test(timeout = 60_000)
  public void deepEmphasis() {
    rendersSmall("*a ".repeat(SIZE / 6) + "a*".repeat(SIZE / 4));
    rendersSmall("*a _a ".repeat(SIZE / 12) + "a_ a*".repeat(SIZE / 10));
    rendersSmall(times("**x*"));
    rendersSmall(times("*"));
    rendersSmall(times("_a"));
    rendersSmall(times("a**b"));
  }

  @Test(timeout = 60_000)
  public void brackets() {
    rendersSmall(times("["));
    rendersSmall(times("![["));
    rendersSmall(times("![a](b"));
    rendersSmall("![".repeat(SIZE / 4) + "](a)".repeat(SIZE / 8));
    rendersSmall("[".repeat(SIZE / 2) + "]".repeat(SIZE / 2));
    rendersSmall(times("[a](<b"));
    rendersSmall(times("[a]("));
    rendersSmall("[a](" + "(".repeat(SIZE));
    rendersSmall("[" + "a\\".repeat(SIZE / 2) + "]: b");
  }

  @Test(timeout = 60_000)
  public void referencesManyAndLong() {
    String definitions =
        IntStream.range(0, 5000).mapToObj(i -> "[r" + i + "]: /x\n").collect(Collectors.joining());
    rendersSmall(definitions + "\n" + "[r1] ".repeat(8000));
    rendersSmall("[a]: /" + "x".repeat(1000) + "\n\n" + "[a]".repeat(30_000));
    rendersSmall("[" + "a".repeat(SIZE - 2) + "]");
    rendersSmall(times("[a]:\n"));
    rendersSmall(times("[a]: b 'c\n"));
  }

  @Test(timeout = 60_000)
  public void backticksOfManyLengths() {
    rendersSmall(IntStream.range(1, 440).mapToObj("`"::repeat).collect(Collectors.joining("a")));
    rendersSmall(times("`a``"));
    rendersSmall(times("```\n"));
  }

  @Test(timeout = 60_000)
  public void anglesAndEntities() {
    rendersSmall(times("<"));
    rendersSmall(times("<a "));
    rendersSmall(times("<!--"));
    rendersSmall(times("<?"));
    rendersSmall(times("<![CDATA["));
    rendersSmall(times("<a b='"));
    rendersSmall(times("&"));
    rendersSmall(times("&#x"));
    rendersSmall(times("&amp;"));
    rendersSmall("&" + "a".repeat(SIZE));
  }

  @Test(timeout = 60_000)
  public void addressesThatNeverEnd() {
    rendersSmall(times("http://"));
    rendersSmall(times("https://a.b/("));
    rendersSmall("http://" + times("a."));
    rendersSmall(times("a@"));
    rendersSmall(times("a.b@c.d"));
    rendersSmall(times("www."));
    rendersSmall("a".repeat(SIZE / 2) + "@" + "b".repeat(SIZE / 2));
    rendersSmall(times("://"));
    rendersSmall(times("@a.b"));
  }

  @Test(timeout = 60_000)
  public void linesAndSpaces() {
    rendersSmall(times(" "));
    rendersSmall("a" + " ".repeat(SIZE) + "b");
    rendersSmall(times("a  \n"));
    rendersSmall(times("\t\n"));
    rendersSmall(times("\r"));
    rendersSmall("a\n" + "=".repeat(SIZE));
    rendersSmall(times("#"));
    rendersSmall(times("a\n---\n"));
    rendersSmall("#" + " #".repeat(SIZE / 2) + "a");
    rendersSmall(times("\\"));
    rendersSmall(times("\u2067"));
    rendersSmall(times("\u202E"));
  }

  @Test(timeout = 120_000)
  public void anyMixture() {
    List<String> pieces =
        List.of(
            "*", "_", "[", "]", "(", ")", "!", "`", "<", ">", "\n", " ", "- ", "1. ", "> ", "#",
            "&", "a", "很", "http://", "@", ":", "\\", "\t", "\u2067", "\uD83D", "    ", "~", "'",
            "\"", "=");
    for (int seed = 0; seed < 12; seed++) {
      Random random = new Random(seed);
      int kinds = 2 + random.nextInt(6);
      List<String> chosen = new ArrayList<>();
      for (int i = 0; i < kinds; i++) {
        chosen.add(pieces.get(random.nextInt(pieces.size())));
      }
      StringBuilder source = new StringBuilder();
      while (source.length() < SIZE) {
        source.append(chosen.get(random.nextInt(kinds)));
      }
      rendersSmall(source.toString());
    }
  }
}
