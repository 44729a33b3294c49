package dev.millet.mail;

import dev.millet.mail.settings.MailSettings;
import java.lang.annotation.Annotation;

/** Settings for a mail server on this machine, which a test may change. */
public final class FakeMailSettings implements MailSettings {

  private volatile int port;
  private volatile int rate;
  private volatile String host = "127.0.0.1";
  private volatile String security = "none";
  private volatile String user = "";

  public FakeMailSettings(int port) {
    this.port = port;
  }

  public FakeMailSettings port(int other) {
    port = other;
    return this;
  }

  public FakeMailSettings rate(int other) {
    rate = other;
    return this;
  }

  public FakeMailSettings host(String other) {
    host = other;
    return this;
  }

  public FakeMailSettings security(String other) {
    security = other;
    return this;
  }

  public FakeMailSettings user(String other) {
    user = other;
    return this;
  }

  @Override
  public String host() {
    return host;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String security() {
    return security;
  }

  @Override
  public String user() {
    return user;
  }

  @Override
  public String password() {
    return "secret";
  }

  @Override
  public String from_address() {
    return "ideas@example.com";
  }

  @Override
  public String from_name() {
    return "";
  }

  @Override
  public String reply_to() {
    return "";
  }

  @Override
  public int rate() {
    return rate;
  }

  @Override
  public int connections() {
    return 4;
  }

  @Override
  public int keep_days() {
    return 90;
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return MailSettings.class;
  }
}
