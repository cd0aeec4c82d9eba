using SupportBot.Channels.Connector.Cards;

namespace SupportBot.Channels.Tests.Connector.TeamsDesk;

public sealed class DeskMaskTests
{
    [Theory]
    [InlineData("passport C01X00T478, thanks", "passport •••, thanks")]
    [InlineData("born 1990-04-01", "born •••")]
    [InlineData("born 1.4.1990", "born •••")]
    [InlineData("护照号E12345678谢谢", "护照号•••谢谢")]
    [InlineData("证件１２３４５６", "证件•••")]
    [InlineData("1234 5678 9012", "•••")]
    [InlineData("3 times since 14:05, about 24 hours", "3 times since 14:05, about 24 hours")]
    [InlineData("error 1002 on iPhone 15", "error 1002 on iPhone 15")]
    [InlineData("用了3次，还是不行", "用了3次，还是不行")]
    public void What_could_be_a_number_of_somebody_is_hidden(string text, string shown) => Assert.Equal(shown, DeskMask.Of(text));
}
