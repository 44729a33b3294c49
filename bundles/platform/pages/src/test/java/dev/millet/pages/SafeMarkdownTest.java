package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public final class SafeMarkdownTest {

  private final SafeMarkdown markdown = new SafeMarkdown();

  private String html(String source) {
    return markdown.render(source).markup();
  }

  @Test
  public void paragraphsEmphasisAndListsAreKept() {
    assertEquals(
        "<p>One <strong>two</strong> <em>three</em></p>\n<ul><li>four</li></ul>\n",
        html("One **two** *three*\n\n- four"));
  }

  @Test
  public void codeBlocksKeepTheirTextAndLanguage() {
    assertEquals(
        "<pre><code class=\"language-java\">if (a &lt; b &amp;&amp; c) {}\n</code></pre>\n",
        html("```java\nif (a < b && c) {}\n```"));
  }

  @Test
  public void linksAreMarkedAsWrittenByUsers() {
    assertEquals(
        "<p><a href=\"https://example.org/a?b&#61;c\" rel=\"nofollow ugc noopener\">there</a></p>\n",
        html("[there](https://example.org/a?b=c)"));
  }

  @Test
  public void bareAddressesBecomeLinks() {
    assertTrue(html("see https://example.org/x.").contains("<a href=\"https://example.org/x\""));
  }

  @Test
  public void anEscapedAtSignStaysApartFromWhatFollows() {
    assertEquals("<p>ask &#64;<wbr />lee</p>\n", html("ask \\@lee"));
    assertEquals("<p>ask &#64;lee</p>\n", html("ask @lee"));
    assertEquals("<p>ask \\&#64;lee</p>\n", html("ask \\\\@lee"));
    assertEquals("<p><code>\\&#64;lee</code></p>\n", html("`\\@lee`"));
    assertEquals("ask @lee", markdown.excerpt("ask \\@lee", 100));
  }

  @Test
  public void scriptsInLinksAreLeftOut() {
    assertEquals("<p>x</p>\n", html("[x](javascript:alert(1))"));
    assertEquals("<p>x</p>\n", html("[x](JaVaScRiPt&#58;alert(1))"));
    assertEquals("<p>x</p>\n", html("[x](data:text/html;base64,AAAA)"));
    assertEquals("<p>vbscript:x</p>\n", html("<vbscript:x>"));
  }

  @Test
  public void rawHtmlIsShownAndNotRun() {
    String shown = html("<script>alert(1)</script>\n\nand <img src=x onerror=alert(1)> here");
    assertFalse(shown.contains("<script"));
    assertFalse(shown.contains("<img"));
    assertTrue(shown.contains("&lt;script&gt;"));
  }

  @Test
  public void anImageBecomesALinkToIt() {
    assertEquals(
        "<p><a href=\"https://example.org/a.png\" rel=\"nofollow ugc noopener\">A <em>cat</em></a></p>\n",
        html("![A *cat*](https://example.org/a.png)"));
  }

  @Test
  public void nulAndOtherControlCharactersGo() {
    assertEquals("<p>ab</p>\n", html("a\u0000\u0008b\u0085"));
  }

  @Test
  public void brokenSurrogatesAreReplaced() {
    assertEquals("<p>a&#xfffd;b&#xfffd;</p>\n", html("a\uD83Db\uDE00"));
  }

  @Test
  public void emojiAndHanSurvive() {
    assertEquals("<p>很好 &#x1f469;‍&#x1f469; &#x20bb7;</p>\n", html("很好 👩‍👩 𠮷"));
  }

  @Test
  public void directionOverridesGoAndIsolatesAreClosed() {
    assertEquals("<p>abcdef</p>\n", html("abc\u202Edef\u202C"));
    assertEquals("<p>a\u2067b\u2069\nc</p>\n", html("a\u2067b\nc\u2069"));
  }

  @Test
  public void whatIsLongerThanTheLimitIsLeftOut() {
    String shown = html("𠮷".repeat(99_999) + "yz");
    assertTrue(shown.contains("y"));
    assertFalse(shown.contains("z"));
  }

  @Test
  public void whatIsNestedTooDeeplyStaysAsText() {
    assertTrue(html("*a _b ".repeat(500) + "c_ d*".repeat(500)).contains("c"));
    assertTrue(html("> ".repeat(5000) + "deep").contains("deep"));
  }

  @Test
  public void referencesDoNotMultiplyTheirTargets() {
    String shown = html("[a]: /" + "x".repeat(1000) + "\n\n" + "[a] ".repeat(20_000) + "[][a]");
    assertTrue(shown.length() < 500_000);
    assertTrue(shown.contains(">a</a> a"));
  }

  @Test
  public void blankTextIsNothing() {
    assertTrue(markdown.render(" \n\t").isEmpty());
  }

  @Test
  public void anExcerptIsPlainTextInOneLine() {
    assertEquals(
        "Title One two three code",
        markdown.excerpt("# Title\n\nOne **two**\n[three](https://example.org) `code`", 100));
  }

  @Test
  public void anExcerptCountsCodePoints() {
    assertEquals("😀😀😀…", markdown.excerpt("😀".repeat(10), 4));
    assertEquals("建议支持", markdown.excerpt("建议支持", 4));
  }

  @Test
  public void anExcerptIsFoundBehindMarkupThatShowsNothing() {
    assertEquals("x", markdown.excerpt("> > > x", 5));
  }

  @Test
  public void anAddressInChineseTextEndsBeforeFullWidthPunctuation() {
    for (String stop : "。 ， ； ： ！ ？ ） 】 」 》 、".split(" ")) {
      String shown = html("见 https://example.org/路径?a=1&b=2" + stop + "后面");
      assertTrue(shown, shown.contains("路径?a&#61;1&amp;b&#61;2\" "));
      assertTrue(shown, shown.contains("&amp;b&#61;2</a>" + entity(stop) + "后面"));
    }
  }

  @Test
  public void twoAddressesAreTwoLinksWithOnlyFullWidthPunctuationBetween() {
    String shown = html("https://example.org/a，https://example.org/b。");
    assertTrue(shown, shown.contains(">https://example.org/a</a>" + entity("，") + "<a "));
    assertTrue(shown, shown.contains(">https://example.org/b</a>。"));
  }

  @Test
  public void anExcerptKeepsWhatStandsBetweenAngleBrackets() {
    assertEquals(
        "Use List<String> when a<b and c>d",
        markdown.excerpt("Use List<String> when a<b and c>d", 100));
    assertEquals("<div> 方块 </div>", markdown.excerpt("<div>\n方块\n</div>", 100));
  }

  /** The sanitizer writes the full-width forms, from U+FF00 on, as numbers. */
  private static String entity(String character) {
    int code = character.codePointAt(0);
    return code < 0xFF00 ? character : "&#x" + Integer.toHexString(code) + ";";
  }
}
