package dev.millet.api.gateway;

import org.osgi.annotation.versioning.ConsumerType;

/** Feeds a stream of server-sent events. */
@ConsumerType
@FunctionalInterface
public interface EventSource {

  /** Called once the stream is open; returns quickly and keeps the stream to send to it later. */
  void open(EventStream stream);
}
