package dev.millet.gateway.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log among all others, under the name {@code millet.access}. */
public final class AccessLogger implements AccessLog {

  private static final Logger LOG = LoggerFactory.getLogger("millet.access");

  @Override
  public void write(AccessEntry entry) {
    StringBuilder line = new StringBuilder();
    entry.appendTo(line, entry.time().toString());
    LOG.info("{}", line);
  }
}
