package dev.millet.members.invitations;

import java.time.Instant;

/** Somebody who came by an invitation. */
public record Arrival(long invitationId, long memberId, Instant usedAt) {}
