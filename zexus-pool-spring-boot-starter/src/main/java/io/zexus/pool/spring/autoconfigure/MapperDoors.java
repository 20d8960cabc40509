package io.zexus.pool.spring.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.zexus.pool.Door;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.learning.Governor;
import io.zexus.pool.spring.autoconfigure.Mappers.Mapper;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Tells which mappers carry the pools, once the beans are there, and of the others what
 * is to be done.
 * <p>
 * A governor learns and counts for all mappers that it serves, and nothing tells their
 * counts apart: so they are one door, named after all of them. Those that only serve what
 * is annotated, although more is asked for, are another door, which has the counts only
 * if there is no mapper that serves all.
 */
final class MapperDoors implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(MapperDoors.class);

	private final MemoryPoolManager manager;

	private final ObjectProvider<Mappers<?>> lines;

	MapperDoors(MemoryPoolManager manager, ObjectProvider<Mappers<?>> lines) {
		this.manager = manager;
		this.lines = lines;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<Mapper> mappers = this.lines.stream().flatMap(Mappers::all).toList();
		mappers.stream()
			.filter((mapper) -> mapper.governor() == null)
			.forEach((mapper) -> door(List.of(mapper)).notReached(mapper.remedy()));
		mappers.stream()
			.map(Mapper::governor)
			.filter(Objects::nonNull)
			.distinct()
			.forEach((governor) -> open(governor,
					mappers.stream().filter((mapper) -> mapper.governor() == governor).toList()));
	}

	private void open(Governor governor, List<Mapper> mappers) {
		List<Mapper> wholly = mappers.stream().filter(Mapper::isReached).toList();
		List<Mapper> partly = mappers.stream().filter((mapper) -> !mapper.isReached()).toList();
		door(wholly.isEmpty() ? partly : wholly).countedBy(governor::lookups, governor::savedBytes);
		if (!partly.isEmpty()) {
			door(partly).notReached(partly.get(0).remedy());
			logger.warn("zexus.pool.jackson.mode=" + MemoryPoolProperties.text(governor.mode())
					+ " is not in effect for mapper " + names(partly) + ". " + partly.get(0).remedy());
		}
	}

	private Door door(List<Mapper> mappers) {
		return this.manager.door("json", names(mappers));
	}

	private static String names(List<Mapper> mappers) {
		return mappers.stream().map(Mapper::name).collect(Collectors.joining(", "));
	}

}
