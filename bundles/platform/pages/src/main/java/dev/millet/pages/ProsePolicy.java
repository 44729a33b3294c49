package dev.millet.pages;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The HTML that written text may become. */
final class ProsePolicy {

  private static final Pattern LANGUAGE = Pattern.compile("language-[A-Za-z0-9+#._-]{1,40}");
  private static final Pattern START = Pattern.compile("[0-9]{1,9}");

  private ProsePolicy() {}

  static PolicyFactory create() {
    return new HtmlPolicyBuilder()
        .allowElements(
            "p",
            "br",
            "wbr",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "blockquote",
            "pre",
            "code",
            "em",
            "strong",
            "a")
        .allowAttributes("href")
        .onElements("a")
        .allowAttributes("title")
        .onElements("a")
        .allowAttributes("class")
        .matching(LANGUAGE)
        .onElements("code")
        .allowAttributes("start")
        .matching(START)
        .onElements("ol")
        .allowStandardUrlProtocols()
        .requireRelsOnLinks("nofollow", "ugc", "noopener")
        .toFactory();
  }
}
