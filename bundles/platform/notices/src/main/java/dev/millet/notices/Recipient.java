package dev.millet.notices;

import dev.millet.api.notices.FollowReason;

/** A member who is told, and why. */
record Recipient(long member, FollowReason reason) {}
