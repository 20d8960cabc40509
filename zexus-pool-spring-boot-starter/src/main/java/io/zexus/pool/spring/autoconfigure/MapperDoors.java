package io.zexus.pool.spring.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.learning.Governor;
import io.zexus.pool.spring.autoconfigure.Mappers.Mapper;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Finds out which mappers carry the pools, once beans are there, and says of the others
 * what is to be done. The mappers that do count in one place, so they are one door.
 */
final class MapperDoors implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(MapperDoors.class);

	private static final String KIND = "json";

	private final MemoryPoolManager manager;

	private final Governor governor;

	private final ObjectProvider<Mappers<?>> lines;

	MapperDoors(MemoryPoolManager manager, Governor governor, ObjectProvider<Mappers<?>> lines) {
		this.manager = manager;
		this.governor = governor;
		this.lines = lines;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<Mapper> mappers = this.lines.stream().flatMap(Mappers::all).toList();
		mappers.stream()
			.filter((mapper) -> !mapper.hasModule())
			.forEach((mapper) -> this.manager.door(KIND, mapper.name())
				.notReached("make it of zexusPoolModule.jsonFactory(), and add the bean zexusPoolModule to it"));
		List<Mapper> reached = mappers.stream().filter(Mapper::hasModule).toList();
		if (!reached.isEmpty()) {
			String names = reached.stream().map(Mapper::name).collect(Collectors.joining(", "));
			this.manager.door(KIND, names).countedBy(this.governor::lookups, this.governor::savedBytes);
		}
		reached.stream().filter((mapper) -> !mapper.hasFactory() && mapsAll()).forEach(this::warn);
	}

	private boolean mapsAll() {
		return this.governor.mode() == PoolingMode.AUTO || this.governor.mode() == PoolingMode.ALL;
	}

	private void warn(Mapper mapper) {
		logger.info(
				"The mapper '" + mapper.name() + "' pools what is annotated alone, although zexus.pool.jackson.mode is "
						+ MemoryPoolProperties.text(this.governor.mode())
						+ ": it does not read by parsers that pool. Make it of zexusPoolModule.jsonFactory().");
	}

}
