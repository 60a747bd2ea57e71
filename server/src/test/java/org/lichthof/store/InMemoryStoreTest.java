package org.lichthof.store;

/** The store of other tests keeps what a store promises. */
class InMemoryStoreTest extends StoreContract {
    @Override
    Store open() {
        return new InMemoryStore();
    }
}
