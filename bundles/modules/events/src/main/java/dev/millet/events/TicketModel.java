package dev.millet.events;

import dev.millet.api.members.Member;

/** The model of a ticket's page. */
public record TicketModel(
    Event event, Member member, Registration registration, Ticket ticket, TimeTexts times) {}
