/**
 * Pools the strings of entities that Hibernate loads.
 */
@SuppressWarnings({ "requires-automatic", "requires-transitive-automatic" })
module io.zexus.pool.hibernate {

	requires transitive io.zexus.pool;
	requires transitive jakarta.persistence;
	requires java.naming; // of session factories
	requires java.sql;
	requires transitive org.hibernate.orm.core;

	requires static org.jspecify;
	requires static org.postgresql.jdbc;

	exports io.zexus.pool.hibernate;

	provides org.hibernate.boot.model.TypeContributor with io.zexus.pool.hibernate.HibernateDoor;

}
