package io.zexus.pool.spring.autoconfigure;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.zexus.pool.PoolingMode;
import io.zexus.pool.learning.Governor;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The mappers of JSON that an application has made as beans, of one line of Jackson.
 * Makes none that is not there yet.
 *
 * @param <M> the type of the mappers
 * @param beans where the beans are
 * @param type the type of the mappers
 * @param format tells which format a mapper reads
 * @param governor tells what decides about pooling in a mapper, if anything does
 * @param hasFactory tells whether a mapper reads by parsers that pool
 * @param line the line that makes a mapper that pools
 */
record Mappers<M>(ConfigurableListableBeanFactory beans, Class<M> type, Function<M, @Nullable String> format,
		Function<M, @Nullable Governor> governor, Predicate<M> hasFactory, String line) {

	Stream<Mapper> all() {
		return Stream.of(this.beans.getBeanNamesForType(this.type, true, false))
			.filter(this.beans::containsSingleton)
			.flatMap(this::mapper);
	}

	private Stream<Mapper> mapper(String name) {
		M mapper = this.beans.getBean(name, this.type);
		return "JSON".equals(this.format.apply(mapper))
				? Stream.of(new Mapper(name, this.governor.apply(mapper), this.hasFactory.test(mapper), this.line))
				: Stream.of();
	}

	/**
	 * What is known of a mapper.
	 *
	 * @param name the name of the bean
	 * @param governor what decides about pooling, {@code null} without the module
	 * @param hasFactory whether it reads by parsers that pool
	 * @param line the line that makes it pool
	 */
	record Mapper(String name, @Nullable Governor governor, boolean hasFactory, String line) {

		/** The module alone serves what is annotated, which may be all there is to do. */
		boolean isReached() {
			return this.governor != null && (this.hasFactory || this.governor.mode() == PoolingMode.ANNOTATED);
		}

		String remedy() {
			return ((this.governor != null) ? "Only what is annotated is pooled. " : "") + "Build this mapper by "
					+ this.line + '.';
		}

	}

}
