using SupportBot.Runtime.State.Delivery;
using SupportBot.Runtime.State.Effects;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>What every storage engine keeps of <see cref="IHubStore"/>'s promises.</summary>
public abstract class HubCompliance<TEngine> : StoreTests<TEngine>
    where TEngine : Engine, new()
{
    [Fact]
    public async Task A_delivery_is_found_as_it_was_kept()
    {
        var first = await AddAsync("case1");
        var kept = first with
        {
            Hub = "other",
            Status = HubDeliveryStatus.Failed,
            Offer = 3,
            OfferedAt = Commits.At(1),
            ReceivedAt = Commits.At(2),
            Watermark = 17,
            Attempts = 4,
            DueAt = Commits.At(3),
            Version = 2,
        };
        Assert.True(await Support.Hubs.SaveDeliveryAsync(kept, Cancelled));
        await RestartAsync();

        Assert.Equal(kept, await Support.Hubs.FindDeliveryAsync("case1", Cancelled));
        Assert.Null(await Support.Hubs.FindDeliveryAsync("case2", Cancelled));
    }

    [Fact]
    public async Task Of_two_who_change_a_delivery_one_does()
    {
        var first = await AddAsync("case1");
        Assert.False(await Support.Hubs.SaveDeliveryAsync(first with { Watermark = 9 }, Cancelled));
        bool[] results = await Task.WhenAll(Enumerable.Range(1, 10).Select(number => Support.Hubs.SaveDeliveryAsync(first with { Watermark = number, Version = 2 }, Cancelled)));

        Assert.Single(results, won => won);
        Assert.Equal(Array.IndexOf(results, true) + 1, (await Support.Hubs.FindDeliveryAsync("case1", Cancelled))!.Watermark);
    }

    [Fact]
    public async Task Open_deliveries_are_listed_in_the_order_of_their_offers()
    {
        await AddAsync("late", offeredAt: 3);
        await AddAsync("early", offeredAt: 1);
        var closed = await AddAsync("closed", offeredAt: 2);
        await Support.Hubs.SaveDeliveryAsync(closed with { Status = HubDeliveryStatus.Closed, Version = 2 }, Cancelled);

        Assert.Equal(["early", "late"], (await Support.Hubs.ListOpenDeliveriesAsync(10, Cancelled)).Select(delivery => delivery.CaseId));
        Assert.Equal(["early"], (await Support.Hubs.ListOpenDeliveriesAsync(1, Cancelled)).Select(delivery => delivery.CaseId));
    }

    private async Task<HubDelivery> AddAsync(string caseId, int offeredAt = 0)
    {
        await Store.StoreAsync(Commits.First($"c-{caseId}") with { Effects = [new SaveHandoffCase(Commits.Case(caseId), new(), null)] });
        var delivery = new HubDelivery
        {
            CaseId = caseId,
            ConversationId = $"c-{caseId}",
            Hub = "hub",
            Status = HubDeliveryStatus.Open,
            OfferedAt = Commits.At(offeredAt),
            DueAt = Commits.At(offeredAt),
        };
        Assert.True(await Support.Hubs.SaveDeliveryAsync(delivery, Cancelled));
        return delivery;
    }
}
