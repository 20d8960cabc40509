package io.zexus.pool.slices;

import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;

@DataJpaTest
class DataJpaSliceTests extends DataJpaSlice {

}
