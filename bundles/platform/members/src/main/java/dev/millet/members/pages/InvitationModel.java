package dev.millet.members.pages;

import dev.millet.api.members.Member;

/**
 * The page on which somebody who is signed in takes the role of an invitation.
 *
 * @param action where the form goes
 * @param role in small letters
 * @param held whether the member has the role already
 */
public record InvitationModel(String action, String role, Member member, boolean held) {}
