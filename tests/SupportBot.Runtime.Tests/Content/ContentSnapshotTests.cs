namespace SupportBot.Runtime.Tests.Content;

public sealed class ContentSnapshotTests
{
    [Theory]
    [InlineData("zh-Hans", "zh-Hans")]
    [InlineData("ZH-hans", "zh-Hans")]
    [InlineData("zh-TW", "zh-Hans")]
    [InlineData("zh_CN", "zh-Hans")]
    [InlineData("zh", "zh-Hans")]
    [InlineData("en", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("EN_us", "en")]
    [InlineData("xx", "en")]
    [InlineData("zhx", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    public void A_locale_is_spoken_as_the_nearest_one(string? asked, string spoken) =>
        Assert.Equal(spoken, new TestContent("en", "zh-Hans").Snapshot.ResolveLocale(asked));

    [Fact]
    public void The_default_locale_is_the_one_that_the_profile_names()
    {
        var snapshot = new TestContent("zh-Hans", "en").Snapshot;

        Assert.Equal(["zh-Hans", "en"], snapshot.Locales);
        Assert.Equal("zh-Hans", snapshot.ResolveLocale("xx"));
    }

    [Fact]
    public void A_text_is_found_by_locale_folder_and_key()
    {
        var snapshot = new TestContent("en", "zh-Hans").SayIn("zh-Hans", "shared/thanks", "不客气").Snapshot;

        Assert.Equal("不客气", snapshot.FindText("zh-Hans", "shared/thanks")!.Text);
        Assert.Null(snapshot.FindText("fr", "shared/thanks"));
        Assert.Null(snapshot.FindText("en", "shared/nothing"));
        Assert.Null(snapshot.FindText("en", "nowhere/thanks"));
        Assert.Null(snapshot.FindText("en", "thanks"));
    }

    [Fact]
    public void The_menu_shows_positions_in_order_and_leaves_out_zero()
    {
        var snapshot = new TestContent()
            .Topic("reasons/a", []).Set("reasons/a/reason.json", "position", "2")
            .Topic("reasons/b", [])
            .Topic("reasons/c", []).Set("reasons/c/reason.json", "position", "1")
            .Snapshot;

        Assert.Equal(["reasons/c", "reasons/a"], snapshot.Menu.Select(topic => topic.Path));
    }

    [Fact]
    public void A_folder_without_a_name_is_called_by_its_path() => Assert.Equal("reasons/none", new TestContent().Snapshot.Name("en", "reasons/none"));
}
