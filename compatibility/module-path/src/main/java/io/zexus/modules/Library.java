package io.zexus.modules;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.jackson.ZexusPoolModule;
import tools.jackson.databind.json.JsonMapper;

/**
 * The library without Spring.
 */
final class Library {

	private Library() {
	}

	public static void main(String[] args) {
		print("module", Library.class.getModule().getName());
		MemoryPoolManager pools = new MemoryPoolManager();
		ZexusPoolModule module = new ZexusPoolModule(pools);
		JsonMapper mapper = JsonMapper.builder(module.jsonFactory()).addModule(module).build();
		Strike decoded = mapper.readValue("{\"id\": 1, \"state\": \"Texas\"}", Strike.class);
		Strike again = mapper.readValue("{\"id\": 2, \"state\": \"Texas\"}", Strike.class);
		print("decoded once", decoded.state() == again.state());
		Strike copy = pools.canonicalize(new Strike(3, "Tex".concat("as")));
		print("canonicalized", copy.state() == decoded.state());
		print("saved bytes", pools.strPool().stats().savedBytes());
	}

	private static void print(String what, Object value) {
		System.out.println(what + ": " + value);
	}

}
