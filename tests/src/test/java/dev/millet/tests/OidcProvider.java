package dev.millet.tests;

import static org.junit.Assert.assertFalse;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The npm package {@code oidc-provider} as a process: a provider of OpenID Connect. */
public final class OidcProvider implements AutoCloseable {

  /** The id and the secret by which the provider knows this site. */
  public static final String CLIENT = "millet";

  public static final String SECRET = "secret-of-the-test-which-is-long-enough";

  private static final Path HOME = Path.of("src/test/npm").toAbsolutePath();
  private static final Pattern ADDRESS = Pattern.compile("listening at (\\S+)");

  private final Process process;
  private final Path output;
  private String issuer;

  private OidcProvider(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts one; skips the test where it is not installed, unless the environment says {@code
   * CI=true}.
   *
   * @param redirects the addresses to which it sends browsers back
   */
  public static OidcProvider start(String... redirects) throws IOException, InterruptedException {
    Path node = HOME.resolve("node_modules/node/bin/node");
    boolean there = Files.isExecutable(node);
    assertFalse(".ci/verify installs oidc-provider", !there && "true".equals(System.getenv("CI")));
    assumeTrue("npm ci in tests/src/test/npm", there);
    List<String> command = new ArrayList<>(List.of(node.toString(), "oidc-provider.mjs"));
    command.addAll(List.of(redirects));
    Path work = Files.createDirectories(Path.of(System.getProperty("millet.test.output")));
    Path output = Files.createTempFile(work, "oidc-provider-", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(HOME.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    OidcProvider provider = new OidcProvider(process, output);
    try {
      Await.until(provider::listens, () -> Output.soFar(output));
    } catch (AssertionError | InterruptedException e) {
      provider.close();
      throw e;
    }
    return provider;
  }

  private boolean listens() {
    Matcher found = ADDRESS.matcher(Output.soFar(output));
    if (found.find()) {
      issuer = found.group(1);
    }
    return issuer != null || !process.isAlive();
  }

  /** Returns the address by which it calls itself. */
  public String issuer() {
    return issuer;
  }

  /** Returns the settings with which a site signs people in. */
  public String settings(String more) {
    return """
        {"kind": "oidc", "name": "Example", "enabled": true, "newcomers": true,
         "clientId": "%s", "clientSecret": "%s", "issuer": "%s"%s}"""
        .formatted(CLIENT, SECRET, issuer, more);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
