/** Describes all API routes as an OpenAPI document. */
package dev.millet.gateway.openapi;
