package dev.millet.gateway.exchange;

import dev.millet.api.json.Json;
import dev.millet.api.modules.Generations;
import dev.millet.gateway.GatewaySettings;
import dev.millet.gateway.Neighbours;
import dev.millet.gateway.access.Callers;
import dev.millet.gateway.access.Gate;
import dev.millet.gateway.events.EventStreams;
import dev.millet.gateway.idempotency.IdempotentPosts;
import dev.millet.gateway.limits.Admission;
import dev.millet.gateway.limits.RateLimit;
import dev.millet.gateway.limits.VisitorWrites;
import dev.millet.gateway.log.AccessLog;
import dev.millet.gateway.metrics.Metrics;
import dev.millet.gateway.multipart.FormReader;
import dev.millet.gateway.multipart.Spool;
import java.time.Clock;
import java.time.InstantSource;

/**
 * What every exchange shares.
 *
 * @param generations the table that requests enter through
 * @param neighbours the platform bundles that may be away
 * @param callers recognises who is calling
 * @param gate checks who may do what
 * @param problems writes problems
 * @param limits what one request may ask for
 * @param admission what all requests together may ask for
 * @param deadlines ends what takes too long
 * @param streams the open streams of events
 * @param forms reads forms with files
 * @param posts carries out once what is sent more often
 * @param metrics counts and measures
 * @param log notes each request
 */
public record Site(
    Generations generations,
    Neighbours neighbours,
    Callers callers,
    Gate gate,
    Problems problems,
    Limits limits,
    Admission admission,
    Deadlines deadlines,
    EventStreams streams,
    FormReader forms,
    IdempotentPosts posts,
    Metrics metrics,
    AccessLog log) {

  public static Site of(
      GatewaySettings settings,
      Generations generations,
      Neighbours neighbours,
      Json json,
      Metrics metrics,
      AccessLog log,
      Spool spool) {
    RateLimit rate = new RateLimit(settings.max_rate(), settings.max_burst());
    Admission admission =
        new Admission(settings.max_concurrent(), rate, new VisitorWrites(settings));
    EventStreams streams = new EventStreams(generations);
    metrics.observe(admission::concurrent, streams::count, generations);
    return new Site(
        generations,
        neighbours,
        new Callers(neighbours),
        new Gate(neighbours::proofLasts, InstantSource.system()),
        new Problems(json),
        Limits.of(settings),
        admission,
        new Deadlines(),
        streams,
        new FormReader(spool),
        new IdempotentPosts(Clock.systemUTC()),
        metrics,
        log);
  }
}
