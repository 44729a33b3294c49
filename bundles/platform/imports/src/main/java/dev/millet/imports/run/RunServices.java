package dev.millet.imports.run;

import dev.millet.api.guard.Guard;
import dev.millet.api.json.Json;
import dev.millet.api.members.Members;
import dev.millet.api.products.Products;

/** The services of the platform that an import works with. */
public record RunServices(Json json, Members members, Guard guard, Products products) {}
