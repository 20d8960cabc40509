package io.zexus.pool.slices;

import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;

@WebFluxTest
class WebFluxSliceTests extends WebFluxSlice {

}
