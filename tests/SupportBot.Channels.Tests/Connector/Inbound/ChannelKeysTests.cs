using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.Tests.Connector.Inbound;

/// <summary>When keys are loaded, and what happens while they cannot be (CHECKLIST, item 78; RELIABILITY, test 29).</summary>
public sealed class ChannelKeysTests
{
    [Fact]
    public async Task A_new_key_is_accepted_after_one_load_and_the_old_one_still_is()
    {
        await using var calls = await Calls.StartAsync();
        Assert.Equal(202, (await calls.WithTokenAsync(calls.Token.Sign())).Status);
        var next = calls.Make("k3", "msteams");
        calls.Azure.KeySet = TestKey.Set(calls.Key, next);

        Assert.Equal(202, (await calls.WithTokenAsync(new TestToken(next, calls.Parts.Time.GetUtcNow()).Sign())).Status);
        Assert.Equal(202, (await calls.WithTokenAsync(calls.Token.Sign())).Status);
        Assert.Equal(2, calls.Azure.Count(StubAzure.Metadata));
    }

    [Fact]
    public async Task A_key_that_was_withdrawn_is_refused_after_the_next_load()
    {
        await using var calls = await Calls.StartAsync();
        Assert.Equal(202, (await calls.WithTokenAsync(calls.Token.Sign())).Status);
        var next = calls.Make("k3", "msteams");
        calls.Azure.KeySet = TestKey.Set(next);

        Assert.Equal(202, (await calls.WithTokenAsync(new TestToken(next, calls.Parts.Time.GetUtcNow()).Sign())).Status);
        Assert.Equal(401, (await calls.WithTokenAsync(calls.Token.Sign())).Status);
    }

    [Fact]
    public async Task A_thousand_unknown_keys_cause_one_load_in_five_minutes()
    {
        await using var calls = await Calls.StartAsync();
        Assert.Equal(202, (await calls.WithTokenAsync(calls.Token.Sign())).Status);
        var before = calls.Azure.Count(StubAzure.Metadata);
        for (var pause = 1; pause <= 3; pause++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(at => calls.WithTokenAsync(calls.Token.WithHeader("kid", $"u{pause}-{at}").Sign(_ => new byte[256]))));
            Assert.All(answers, answer => Assert.Equal(401, answer.Status));
            Assert.Equal(before + pause, calls.Azure.Count(StubAzure.Metadata));
            await calls.Parts.Time.PassAsync(TimeSpan.FromMinutes(5));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"3 x 1000 unknown keys, five minutes apart: {calls.Azure.Count(StubAzure.Metadata) - before} loads");
    }

    [Fact]
    public async Task A_hundred_first_calls_at_once_load_once()
    {
        await using var calls = await Calls.StartAsync();
        var token = calls.Token.Sign();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => calls.WithTokenAsync(token)));
        Assert.All(answers, answer => Assert.Equal(202, answer.Status));
        Assert.Equal(1, calls.Azure.Count(StubAzure.Metadata));
    }

    [Fact]
    public async Task During_an_outage_the_keys_from_before_serve_for_days()
    {
        await using var calls = await Calls.StartAsync();
        Assert.Equal(202, (await calls.WithTokenAsync(calls.Token.Sign())).Status);
        calls.Azure.IsDown = true;
        for (var day = 1; day <= 3; day++)
        {
            await calls.Parts.Time.PassAsync(TimeSpan.FromDays(1));
            Assert.Equal(401, (await calls.WithTokenAsync(calls.Token.WithHeader("kid", "k9").Sign())).Status);
            Assert.Equal(202, (await calls.WithTokenAsync(calls.Token.Sign())).Status);
        }

        Assert.InRange(calls.Azure.Count(StubAzure.Metadata), 4, 7);
        Assert.Contains(calls.Parts.Log.Lines, line => line.StartsWith("Warning The keys with which channels sign could not be loaded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_start_during_an_outage_refuses_and_tries_again_after_ten_seconds()
    {
        await using var calls = await Calls.StartAsync();
        calls.Azure.IsDown = true;
        Assert.Equal(401, (await calls.WithTokenAsync(calls.Token.Sign())).Status);
        Assert.Equal(401, (await calls.WithTokenAsync(calls.Token.Sign())).Status);
        Assert.Equal(1, calls.Azure.Count(StubAzure.Metadata));

        calls.Azure.IsDown = false;
        await calls.Parts.Time.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(202, (await calls.WithTokenAsync(calls.Token.Sign())).Status);
    }

    [Theory]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"EC","kid":"k1"}]}""")]
    [InlineData("""{"keys":"none"}""")]
    [InlineData("<html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"k9","n":"AQAB","e":"AQAB","endorsements":["\ud83d"]}]}""")]
    public async Task A_key_set_without_a_key_changes_nothing(string keySet)
    {
        await using var calls = await Calls.StartAsync();
        Assert.Equal(202, (await calls.WithTokenAsync(calls.Token.Sign())).Status);
        calls.Azure.KeySet = keySet;
        Assert.Equal(401, (await calls.WithTokenAsync(calls.Token.WithHeader("kid", "k9").Sign())).Status);
        Assert.Equal(2, calls.Azure.Count(StubAzure.Keys));
        Assert.Equal(202, (await calls.WithTokenAsync(calls.Token.Sign())).Status);
    }

    [Fact]
    public async Task A_key_set_that_is_huge_leads_elsewhere_or_never_comes_leaves_the_keys_from_before()
    {
        using var canary = new TcpListener(IPAddress.Loopback, 0);
        canary.Start();
        await using var calls = await Calls.StartAsync();
        Assert.Equal(202, (await calls.WithTokenAsync(calls.Token.Sign())).Status);
        var next = calls.Make("k9", "msteams");
        var (published, hanging) = (TestKey.Set(calls.Key, next), 0);
        Func<HttpContext, Task>[] ways =
        [
            context => StubAzure.Write(context, 200, published.Insert(1, $"\"padding\":\"{new string('x', 1_100_000)}\",")),
            context => StubAzure.Write(context, 302, published, ("Location", $"http://{canary.LocalEndpoint}/keys")),
            context =>
            {
                Interlocked.Increment(ref hanging);
                return StubAzure.Hang(context);
            },
        ];
        foreach (var way in ways)
        {
            calls.Azure.OnKeys = way;
            calls.Parts.Time.Advance(TimeSpan.FromMinutes(6));
            var unknown = calls.WithTokenAsync(new TestToken(next, calls.Parts.Time.GetUtcNow()).Sign());
            while (!unknown.IsCompleted && hanging == 0)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            Assert.Equal(202, (await calls.WithTokenAsync(calls.Token.Sign())).Status);
            if (hanging > 0)
            {
                calls.Parts.Time.Advance(TimeSpan.FromSeconds(15));
            }

            Assert.Equal(401, (await unknown).Status);
        }

        Assert.False(canary.Pending());
        calls.Azure.OnKeys = context => StubAzure.Write(context, 200, published);
        calls.Parts.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(202, (await calls.WithTokenAsync(new TestToken(next, calls.Parts.Time.GetUtcNow()).Sign())).Status);
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""["msteams",7,null]""")]
    [InlineData("""{"msteams":true}""")]
    [InlineData("\"msteams\"")]
    public async Task Endorsements_count_only_as_a_list_of_names(string endorsements)
    {
        await using var calls = await Calls.StartAsync();
        calls.Azure.KeySet = TestKey.Set(calls.Key).Replace("""["msteams","webchat"]""", endorsements, StringComparison.Ordinal);
        Assert.Equal(endorsements.StartsWith("[\"msteams", StringComparison.Ordinal) ? 202 : 403, (await calls.WithTokenAsync(calls.Token.Sign())).Status);
    }
}
