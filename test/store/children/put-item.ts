/** Puts one item: node put-item.ts FILE KEY */
import { openStore } from '../../../src/store/open-store.ts';
import { item } from '../examples.ts';

const [, , file = '', key = ''] = process.argv;
const store = await openStore(file);
await store.putItems([item(key)]);
await store.close();
