package dev.millet.members.sessions;

import dev.millet.members.secrets.Secret;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The token that the launcher made for the commands of this machine. */
@Component(service = OperatorToken.class)
public final class OperatorToken {

  private final String token;

  @Activate
  public OperatorToken(BundleContext context) {
    this(context.getProperty("millet.operator.token"));
  }

  /**
   * @param token null or empty where nobody is the operator
   */
  public OperatorToken(String token) {
    this.token = token == null ? "" : token;
  }

  boolean is(String presented) {
    return !token.isEmpty() && Secret.same(token, presented);
  }
}
