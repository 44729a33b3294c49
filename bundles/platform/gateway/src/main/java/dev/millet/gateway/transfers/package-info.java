/** Files on their way to and from clients, without a lease. */
package dev.millet.gateway.transfers;
