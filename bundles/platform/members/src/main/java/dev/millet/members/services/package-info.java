/** The services that change accounts and groups. */
package dev.millet.members.services;
