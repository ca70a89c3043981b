FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY . .
RUN dotnet publish src/CqpMutualite.Web -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# Node.js runs the PDF compiler.
COPY --from=node /usr/local/bin/node /usr/local/bin/
COPY --from=build /app /app
RUN install -d -o "$APP_UID" -g "$APP_UID" -m 700 /data
ENV CQP_DATA=/data
VOLUME /data
WORKDIR /app
USER $APP_UID
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://localhost:8080/health/ready').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["dotnet", "CqpMutualite.Web.dll"]
