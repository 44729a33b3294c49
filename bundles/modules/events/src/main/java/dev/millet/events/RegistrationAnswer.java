package dev.millet.events;

import dev.millet.api.members.Person;
import java.time.Instant;

/**
 * A registration in answers to its member and to hosts.
 *
 * @param state {@code asked}, {@code waiting}, {@code offered}, {@code going}, {@code not-coming},
 *     {@code lapsed}, {@code declined} or {@code removed}
 * @param guests how many others come along
 * @param shown whether the event's page may name the member
 * @param position on the waiting list, from 1; left out in other states
 * @param offeredUntil until when the place can be taken; left out in other states
 * @param changedAt when the state became what it is
 */
record RegistrationAnswer(
    long id,
    long event,
    Person member,
    String state,
    int guests,
    boolean shown,
    Integer position,
    Instant offeredUntil,
    Instant changedAt) {}
