import type { PriceCalculationResult } from '@pydantic/genai-prices';
import type { JudgeEntry } from '../domain/study.ts';
import { isLoopback } from './endpoint.ts';

/**
 * What the list that ships with `@pydantic/genai-prices` says of a judge's model. Nothing is fetched.
 *
 * @param at the day whose prices count; default: today.
 * @returns nothing where the list has no such seller or model.
 */
export async function listedPrice(entry: JudgeEntry, at?: Date): Promise<PriceCalculationResult> {
  const { model, baseUrl, provider } = entry;
  if (model === undefined || isOnThisMachine(baseUrl)) return null;
  // Loaded here: the list is large, and most commands ask for none of it.
  const { calcPrice } = await import('@pydantic/genai-prices');
  const seller = baseUrl === undefined ? { providerId: provider } : { providerApiUrl: baseUrl };
  return calcPrice({}, model, { ...seller, ...(at === undefined ? {} : { timestamp: at }) });
}

/** Nobody sells there. */
function isOnThisMachine(baseUrl: string | undefined): boolean {
  return baseUrl !== undefined && URL.canParse(baseUrl) && isLoopback(new URL(baseUrl).hostname);
}
